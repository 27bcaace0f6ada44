package import Core

/// How a row stood that stays while entries that changed it are erased: a replay goes on from here.
package struct LeftRow: Hashable, Sendable {
    package let name: RowName
    /// The row's form without the people in it.
    package let terms: JSON
    /// Of a link: whether it was the person behind the new number whose part is gone, so that the link forgets them.
    package let forgetsSuccessor: Bool

    package init(name: RowName, terms: JSON, forgetsSuccessor: Bool = false) {
        self.name = name
        self.terms = terms
        self.forgetsSuccessor = forgetsSuccessor
    }

    /// A row as it stands; `nil` where there is none.
    package init?(_ name: RowName, in rows: Rows, forgetsSuccessor: Bool = false) {
        guard var members = rows.form(of: name)?.members else { return nil }
        for person in name.kind.people { members[person] = nil }
        self.init(name: name, terms: .members(members), forgetsSuccessor: forgetsSuccessor)
    }

    package var json: JSON {
        .compact([
            "id": .string(name.id.text), "row": .string(name.kind.rawValue), "terms": terms,
            "withoutSuccessor": forgetsSuccessor ? true : nil,
        ])
    }

    package init?(json: JSON) {
        guard let name = RowName(json: json), let terms = json["terms"] else { return nil }
        self.init(name: name, terms: terms, forgetsSuccessor: json["withoutSuccessor"]?.boolean ?? false)
    }

    /// The row put as this one was; `nil` where it is not there.
    ///
    /// It counts as changed here also where it was so already: live and replay mark it alike.
    func change(in rows: Rows) -> RowChange? {
        guard let old = rows.form(of: name), var members = terms.members else { return nil }
        for person in name.kind.people where !(forgetsSuccessor && person == "successor") {
            members[person] = old[person]
        }
        return RowChange(json: .object([name.kind.rawValue: .members(members)]))
    }
}

extension RowName.Kind {
    /// The members of a row's form that name people.
    var people: [String] {
        switch self {
        case .consent: ["person", "representative"]
        case .link: ["person", "successor"]
        case .consultation, .fact, .matter, .telling: ["person"]
        }
    }
}

extension Rows {
    /// A row's form, of this log or an earlier one.
    func form(of name: RowName) -> JSON? {
        if let carried = earlier[name.key] { return carried.row.json?[name.kind.rawValue] }
        return switch name.kind {
        case .consent: consents[name.id]?.json
        case .consultation: consultations[name.id]?.json
        case .fact: facts[name.id]?.json
        case .link: links[name.id]?.json
        case .matter: matters[name.id]?.json
        case .telling: tellings[name.id]?.json
        }
    }

    /// All holds on a fact, of this log and of earlier ones.
    func allHolds(on fact: Identifier) -> [HoldKey] {
        let others = earlier.keys.compactMap { key -> HoldKey? in
            guard case .hold(let hold) = key, hold.fact == fact else { return nil }
            return hold
        }
        return holds(on: fact) + others.sorted { $0.interest.text < $1.interest.text }
    }
}
