package import Catalogue
package import Core

/// What was told and may be kept no longer: it goes in this transaction.
package struct ToldExpiry: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let telling: Identifier
    package let kind: Tellable
    package let cause: HoldEnd
    /// The officer or operator who asked for it; `nil` where the gateway does it by itself.
    package let by: String?

    package init(
        person: SubjectRef, purpose: PurposeRef, telling: Identifier, kind: Tellable, cause: HoldEnd, by: String?
    ) {
        self.person = person
        self.purpose = purpose
        self.telling = telling
        self.kind = kind
        self.cause = cause
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "attribute": .string(kind.rawValue), "cause": .string(cause.rawValue), "purpose": purpose.json,
            "telling": .string(telling.text),
        ]
    }
    var staff: JSON? { by.map { ["employee": .string($0)] } }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: cause.rawValue, employee: by)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let telling = source.identifier("telling"),
            let kind = source.tellable, let cause = source.string("cause").flatMap({ HoldEnd(rawValue: $0) })
        else { return nil }
        self.init(
            person: person, purpose: purpose, telling: telling, kind: kind, cause: cause,
            by: source.staff?["employee"]?.string)
    }
}
