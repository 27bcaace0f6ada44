package import Catalogue
package import Core

/// What was paused goes on: the citizen's own pause by the citizen, a conflict of parents by an officer on a decision.
package struct ConsentResumption: EventRecord {
    package enum Ground: Hashable, Sendable {
        case citizen(Taking)
        /// The court's decision, or both parents' settlement, by its reference.
        case officer(String, decision: String)
    }

    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consent: Identifier
    package let ground: Ground

    package init(person: SubjectRef, purpose: PurposeRef, consent: Identifier, ground: Ground) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
        self.ground = ground
    }

    package var subject: SubjectRef? { person }
    var taking: Taking? {
        guard case .citizen(let taking) = ground else { return nil }
        return taking
    }
    var content: JSON {
        var members = taking?.members ?? [:]
        if case .officer(_, let decision) = ground { members["decision"] = .string(decision) }
        members["purpose"] = purpose.json
        members["consent"] = .string(consent.text)
        return .object(members)
    }
    var staff: JSON? {
        switch ground {
        case .citizen(let taking): taking.staffJSON
        case .officer(let name, _): ["employee": .string(name)]
        }
    }
    var columns: EntryColumns {
        switch ground {
        case .citizen(let taking):
            EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
        case .officer(let name, _): EntryColumns(purpose: purpose.text, outcome: "decision", employee: name)
        }
    }
    var representative: SubjectRef? { taking?.representation?.representative }
    var representativeContent: JSON? {
        taking?.representation.map { ["purpose": purpose.json, "representation": $0.ownJSON] }
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let consent = source.identifier("consent")
        else { return nil }
        if let decision = source.string("decision") {
            guard let name = source.staff?["employee"]?.string else { return nil }
            self.init(person: person, purpose: purpose, consent: consent, ground: .officer(name, decision: decision))
        } else {
            guard let taking = Taking(source) else { return nil }
            self.init(person: person, purpose: purpose, consent: consent, ground: .citizen(taking))
        }
    }
}
