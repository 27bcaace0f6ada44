package import Catalogue
package import Core

/// The end of a consultation: how each call ended, what was kept and why.
///
/// Facts are written in its transaction.
package struct ConsultationClosing: EventRecord {
    package enum Ending: String, Hashable, Sendable {
        case answered, failed, interrupted, abandoned
    }

    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consultation: Identifier
    package let ending: Ending
    package let calls: [CallEnding]
    package let kept: [KeptFact]
    package let interest: Interest?
    /// The household members about whom data came in.
    package let members: [SubjectRef]
    /// The purposes for which what came is another than was kept: their answers may be other now.
    package let changed: [String]
    /// The application that asked, where something changed: its own answer under this purpose says it.
    package let asker: String?

    package init(
        person: SubjectRef, purpose: PurposeRef, consultation: Identifier, ending: Ending, calls: [CallEnding],
        kept: [KeptFact], interest: Interest?, members: [SubjectRef], changed: [String] = [], asker: String? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.consultation = consultation
        self.ending = ending
        self.calls = calls
        self.kept = kept
        self.interest = interest
        self.members = members
        self.changed = changed
        self.asker = changed.isEmpty ? nil : asker
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purpose": purpose.json, "consultation": .string(consultation.text), "ending": .string(ending.rawValue),
            "calls": .array(calls.map(\.json)), "kept": .array(kept.map(\.json)), "interest": interest?.json,
            "changed": changed.isEmpty ? nil : .array(changed.map { .string($0) }), "asker": asker.map { .string($0) },
        ])
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, outcome: ending.rawValue) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let consultation = source.identifier("consultation"),
            let ending = source.string("ending").flatMap({ Ending(rawValue: $0) }),
            let calls = source.list("calls", CallEnding.init(json:)),
            let kept = source.list("kept", KeptFact.init(json:))
        else { return nil }
        self.init(
            person: person, purpose: purpose, consultation: consultation, ending: ending, calls: calls, kept: kept,
            interest: Interest(json: source.content["interest"]), members: source.members,
            changed: Self.changed(source.content["changed"], under: purpose), asker: source.string("asker"))
    }

    /// Entries from before purposes were named say only whether, and mean their own.
    private static func changed(_ json: JSON?, under purpose: PurposeRef) -> [String] {
        if json?.boolean == true { return [purpose.id] }
        return (json?.array ?? []).compactMap(\.string)
    }
}
