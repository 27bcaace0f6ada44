import Catalogue
package import Core

/// A doubt that stands at a moment, with the entry that raised it.
package struct StandingDoubt: Hashable, Sendable {
    package let id: Identifier
    package let person: SubjectRef
    package let doubt: Doubt

    package init(id: Identifier, person: SubjectRef, doubt: Doubt) {
        self.id = id
        self.person = person
        self.doubt = doubt
    }
}

extension Rows {
    /// What is contested of a person, that under earlier numbers included, in the order it was raised.
    package func doubts(about person: SubjectRef, at instant: Instant) -> [StandingDoubt] {
        guard !matters.isEmpty else { return [] }
        return matters(of: person).compactMap { row in
            guard let doubt = row.standingDoubt(at: instant), let person = row.person else { return nil }
            return StandingDoubt(id: row.id, person: person, doubt: doubt)
        }
    }

    /// What is contested of a person among the attributes that answers of a purpose version may rest on.
    ///
    /// A version from before its attributes were kept with its terms is held against all.
    package func doubts(
        about person: SubjectRef, read by: PurposeTerms?, at instant: Instant
    ) -> [StandingDoubt] {
        let all = doubts(about: person, at: instant)
        guard !all.isEmpty, let reach = by?.reach else { return all }
        return all.filter { reach.regards($0.doubt.attribute) }
    }
}

extension MatterRow {
    /// The doubt, while it is open and its last day has not passed: nothing waits for the entry that ends it.
    package func standingDoubt(at instant: Instant) -> Doubt? {
        guard state == .open, case .doubt(let doubt) = matter, BelgianCalendar.date(at: instant) <= doubt.until else {
            return nil
        }
        return doubt
    }

    package var isDoubt: Bool { if case .doubt = matter { true } else { false } }
}

extension Judge {
    /// Who may contest a value and see to it: an application, if one of its purposes reads it; else a clerk or an officer,
    /// whose name stands in no clear column.
    static func mayContest(_ attribute: String, _ requester: Requester, _ rows: Rows) -> Refusal? {
        func reads(_ row: PurposeRow) -> Bool {
            row.isActive && row.terms.reach.map { $0.regards(attribute) } ?? true
        }
        if let party = rows.applications[requester.application], party.role == .application {
            let isOwn = rows.purposes.values.contains { party.purposes.contains($0.ref.id) && reads($0) }
            return isOwn ? nil : Refusal(.unknownAttribute, law: 3)
        }
        switch requester.employee.flatMap({ rows.applications[$0]?.role }) {
        case .clerk, .officer:
            return rows.purposes.values.contains(where: reads) ? nil : Refusal(.unknownAttribute, law: 3)
        default: return Refusal(.applicationNotPermitted, law: 2)
        }
    }
}

extension Requester {
    /// The parties whose registration says what this one may.
    var partyKeys: [RowKey] { [.application(application)] + (employee.map { [.application($0)] } ?? []) }
}
