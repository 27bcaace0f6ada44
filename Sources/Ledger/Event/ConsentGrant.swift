package import Catalogue
package import Core

/// dpv:ConsentGiven: from here to its end the basis may rest on it.
///
/// The consent's id is the id of this entry.
package struct ConsentGrant: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let telling: Telling
    package let from: Instant
    package let until: Instant

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, telling: Telling, from: Instant, until: Instant
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.telling = telling
        self.from = from
        self.until = until
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .object(
            taking.members.merging(telling.members) { first, _ in first }.merging([
                "purpose": purpose.json, "state": "dpv:ConsentGiven", "from": .string(from.rfc3339),
                "until": .string(until.rfc3339),
            ]) { first, _ in first })
    }
    var staff: JSON? { taking.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let taking = Taking(source), let telling = Telling(source), let from = source.instant("from"),
            let until = source.instant("until")
        else { return nil }
        self.init(person: person, purpose: purpose, taking: taking, telling: telling, from: from, until: until)
    }
}
