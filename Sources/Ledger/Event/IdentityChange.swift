package import Catalogue
package import Core

/// A source tells that a person's number was replaced, or cancelled without another (FIELD 1.7).
///
/// From here on nothing rests on what was known under it, until it is known that the new number is the same person's.
/// The link's id is the id of this entry. No number stands in it, and no ref: the successor is named by having a part.
package struct IdentityChange: EventRecord {
    package let person: SubjectRef
    /// To whom the new number leads; `nil` where the old one was cancelled without another.
    package let successor: SubjectRef?
    package let purpose: PurposeRef
    /// The consultation that told it.
    package let consultation: Identifier

    package init(person: SubjectRef, successor: SubjectRef?, purpose: PurposeRef, consultation: Identifier) {
        self.person = person
        self.successor = successor
        self.purpose = purpose
        self.consultation = consultation
    }

    package var subject: SubjectRef? { person }
    package var members: [SubjectRef] { successor.map { [$0] } ?? [] }
    private var change: String { successor == nil ? "cancelledNumber" : "newNumber" }
    var content: JSON {
        ["purpose": purpose.json, "consultation": .string(consultation.text), "change": .string(change)]
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, outcome: change) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let consultation = source.identifier("consultation"), source.members.count <= 1
        else { return nil }
        self.init(person: person, successor: source.members.first, purpose: purpose, consultation: consultation)
        guard source.string("change") == change else { return nil }
    }
}
