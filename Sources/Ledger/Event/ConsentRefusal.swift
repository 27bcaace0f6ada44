package import Catalogue
package import Core

/// dpv:ConsentRefused.
///
/// No reason is asked; the way without consent starts.
package struct ConsentRefusal: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let telling: Telling

    package init(person: SubjectRef, purpose: PurposeRef, taking: Taking, telling: Telling) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.telling = telling
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .object(
            taking.members.merging(telling.members) { first, _ in first }.merging([
                "purpose": purpose.json, "state": "dpv:ConsentRefused",
            ]) { first, _ in first })
    }
    var staff: JSON? { taking.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let taking = Taking(source), let telling = Telling(source)
        else { return nil }
        self.init(person: person, purpose: purpose, taking: taking, telling: telling)
    }
}
