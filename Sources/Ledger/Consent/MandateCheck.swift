package import Catalogue
package import Core

/// The mandate behind a consent was looked up again: it holds, perhaps to another day, or it has ended.
package struct MandateCheck: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consent: Identifier
    package let representative: SubjectRef?
    /// As it was found now.
    package let mandate: Mandate
    package let holds: Bool
    /// The employee who looked; absent where a register was asked by itself.
    package let by: String?

    package init(
        person: SubjectRef, purpose: PurposeRef, consent: Identifier, representative: SubjectRef, mandate: Mandate,
        holds: Bool, by: String?
    ) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
        self.representative = representative
        self.mandate = mandate
        self.holds = holds
        self.by = by
    }

    package var subject: SubjectRef? { person }
    private var outcome: String { holds ? "holds" : "ended" }
    var content: JSON {
        [
            "purpose": purpose.json, "consent": .string(consent.text), "mandate": mandate.json,
            "outcome": .string(outcome),
        ]
    }
    var staff: JSON? { by.map { ["employee": .string($0)] } }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, outcome: outcome, employee: by) }
    var representativeContent: JSON? {
        ["purpose": purpose.json, "mandate": mandate.json, "outcome": .string(outcome)]
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let consent = source.identifier("consent"),
            let representative = source.representative, let mandate = Mandate(json: source.content["mandate"]),
            let outcome = source.string("outcome"), ["holds", "ended"].contains(outcome)
        else { return nil }
        self.init(
            person: person, purpose: purpose, consent: consent, representative: representative, mandate: mandate,
            holds: outcome == "holds", by: source.staff?["employee"]?.string)
    }
}
