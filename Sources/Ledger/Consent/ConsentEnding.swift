package import Catalogue
package import Core

/// A consent that the controller ends: revoked, or found invalid by an authority or a court (dpv:ConsentRevoked,
/// dpv:ConsentInvalidated).
///
/// Here a ground is needed, since it is not the citizen's act.
package struct ConsentEnding: EventRecord {
    package enum Kind: Hashable, Sendable {
        case revoked
        /// The decision found the consent bad from the start: what rested on it did so wrongly.
        case invalidated

        package var state: ConsentState { self == .revoked ? .revoked : .invalidated }
    }

    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consent: Identifier
    package let kind: Kind
    /// The officer.
    package let by: String
    /// Why, or the reference of the decision.
    package let ground: String

    package init(
        person: SubjectRef, purpose: PurposeRef, consent: Identifier, kind: Kind, by: String, ground: String
    ) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
        self.kind = kind
        self.by = by
        self.ground = ground
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "purpose": purpose.json, "state": .string(kind.state.term), "consent": .string(consent.text),
            "ground": .string(ground),
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let consent = source.identifier("consent"),
            let by = source.staff?["employee"]?.string, let ground = source.string("ground")
        else { return nil }
        switch source.string("state") {
        case ConsentState.revoked.term:
            self.init(person: person, purpose: purpose, consent: consent, kind: .revoked, by: by, ground: ground)
        case ConsentState.invalidated.term:
            self.init(person: person, purpose: purpose, consent: consent, kind: .invalidated, by: by, ground: ground)
        default: return nil
        }
    }
}
