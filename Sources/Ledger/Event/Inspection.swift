package import Core

/// A look at the log, recorded before anything is shown (law 7).
package struct Inspection: EventRecord {
    package enum Way: String, Hashable, Sendable {
        case query, proof, verification, export
        /// A day of copying the tiles, in which no entry is opened.
        case tiles
        /// An application looks back at what it asked itself; no employee is behind it.
        case own
        /// A clerk helps a person with their consents.
        case assisting
        /// A second officer lets the one in the filter read the entries of a person under restriction for a while.
        case approval
    }

    /// The person whose entries were asked for, where the look was about one.
    package let person: SubjectRef?
    package let way: Way
    /// Who looked: an officer, with ``Way/assisting`` a clerk, with ``Way/own`` an application.
    package let by: String
    package let reason: String
    /// The filter by name, without the person: `{"purpose":"…","from":"…"}`.
    package let filter: JSON

    package init(person: SubjectRef?, way: Way, by: String, reason: String, filter: JSON) {
        self.person = person
        self.way = way
        self.by = by
        self.reason = reason
        self.filter = filter
    }

    package var subject: SubjectRef? { person }
    private var isOwn: Bool { way == .own }
    var content: JSON {
        .compact([
            "way": .string(way.rawValue), "reason": .string(reason), "application": isOwn ? .string(by) : nil,
            "filter": isOwn ? filter : nil,
        ])
    }
    var staff: JSON? { isOwn ? nil : ["employee": .string(by), "filter": filter] }
    var columns: EntryColumns {
        EntryColumns(application: isOwn ? by : nil, outcome: way.rawValue, employee: isOwn ? nil : by)
    }

    init?(_ source: RecordSource) {
        guard let way = source.string("way").flatMap({ Way(rawValue: $0) }), let reason = source.string("reason"),
            let by = way == .own ? source.string("application") : source.staff?["employee"]?.string,
            let filter = way == .own ? source.content["filter"] : source.staff?["filter"]
        else { return nil }
        self.init(person: source.subject, way: way, by: by, reason: reason, filter: filter)
    }
}
