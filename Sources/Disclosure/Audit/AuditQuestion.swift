package import Core
package import Ledger

/// What an officer wants to see of the log.
package struct AuditQuestion: Sendable {
    /// Whose entries are asked for, by number.
    package var subject: SubjectNumber?
    /// The same by ref, where the log itself led to the person.
    package var person: SubjectRef?
    package var employee: String?
    package var purpose: String?
    package var application: String?
    package var source: String?
    package var outcome: String?
    package var except = AuditExclusion()
    /// The kinds of entry; all where none is named.
    package var types: [EntryType] = []
    package var caseReference: String?
    package var entry: Identifier?
    package var from: Instant?
    package var until: Instant?
    package var before: Position?
    package var limit: Int
    /// How much is shown beside the entries of what the person told.
    package var told: ToldView?

    package init(limit: Int = 100) {
        self.limit = limit
    }

    package var number: INSZ? {
        get { subject?.person }
        set { subject = newValue.map { .person($0) } }
    }

    package var isAboutOne: Bool { subject != nil || person != nil }

    /// The filter as the inspection keeps it: without the person.
    var json: JSON {
        .compact([
            "employee": employee.map { .string($0) }, "purpose": purpose.map { .string($0) },
            "application": application.map { .string($0) }, "source": source.map { .string($0) },
            "outcome": outcome.map { .string($0) },
            "case": caseReference.map { .string($0) },
            "entry": entry.map { .string($0.text) }, "from": from.map { .string($0.rfc3339) },
            "until": until.map { .string($0.rfc3339) }, "except": except.json, "person": isAboutOne ? true : nil,
            "types": types.isEmpty ? nil : .array(types.map { .string($0.rawValue) }),
            "limit": .integer(Int64(limit)), "told": told.map { .string($0.rawValue) },
        ])
    }
}
