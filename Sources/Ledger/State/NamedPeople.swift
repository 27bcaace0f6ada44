import Core

/// Who stands in the forms of rows: refs that no payload may hold, and names of officers that only their own part may.
struct NamedPeople: Hashable, Sendable {
    /// The members of a form that hold a ref, and those that hold an officer's name.
    private static let refs: Set<String> = ["person", "successor", "representative"]
    private static let names: Set<String> = ["officer"]

    var people: [SubjectRef] = []
    var officers: [String] = []

    init(people: [SubjectRef] = [], officers: [String] = []) {
        self.people = people
        self.officers = officers
    }

    /// Those in a form, in its order.
    init(_ form: JSON) {
        var found = NamedPeople()
        _ = Self.walked(form) { name, value in
            guard let text = value.string else { return value }
            if Self.names.contains(name) { found.officers.append(text) }
            if Self.refs.contains(name), let ref = Identifier(text) { found.people.append(SubjectRef(ref)) }
            return value
        }
        self = found
    }

    /// Takes in who is not there yet.
    mutating func add(_ others: NamedPeople) {
        for ref in others.people where !people.contains(ref) { people.append(ref) }
        for name in others.officers where !officers.contains(name) { officers.append(name) }
    }

    /// A form with places for people.
    func placed(_ form: JSON) -> JSON {
        Self.walked(form) { name, value in
            guard let text = value.string else { return value }
            let place = Self.refs.contains(name) ? people.firstIndex { $0.text == text } : officers.firstIndex(of: text)
            return place.map { .integer(Int64($0)) } ?? value
        }
    }

    /// A form with people for places.
    func named(_ form: JSON) -> JSON {
        Self.walked(form) { name, value in
            guard let place = value.integer.map({ Int($0) }) else { return value }
            let texts = Self.refs.contains(name) ? people.map(\.text) : officers
            return texts.indices.contains(place) ? .string(texts[place]) : value
        }
    }

    /// The form with each value of such a member put otherwise.
    private static func walked(_ form: JSON, _ put: (String, JSON) -> JSON) -> JSON {
        guard let members = form.members else { return form }
        var walked = members
        for member in members.all {
            let isNamed = refs.contains(member.name) || names.contains(member.name)
            walked[member.name] = isNamed ? put(member.name, member.value) : Self.walked(member.value, put)
        }
        return .members(walked)
    }
}
