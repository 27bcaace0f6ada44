package import Core

/// A source said that something of a person changed, without what: the kept facts that it feeds go, in this transaction.
///
/// It may come twice and in any order: what is gone already is left. So is the number by which an inscription is ended.
package struct ChangeNotice: EventRecord {
    package let person: SubjectRef
    /// The source whose data changed.
    package let source: String
    /// The source's type of information, such as `020`.
    package let kind: String
    /// Our reference of the question that brought it.
    package let reference: String
    /// The kept facts that it feeds.
    package let facts: [Identifier]
    /// The purposes whose interest in those facts runs on: their answer may have changed.
    package let purposes: [String]

    package init(
        person: SubjectRef, source: String, kind: String, reference: String, facts: [Identifier], purposes: [String]
    ) {
        self.person = person
        self.source = source
        self.kind = kind
        self.reference = reference
        self.facts = facts
        self.purposes = purposes
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "source": .string(source), "kind": .string(kind), "reference": .string(reference),
            "facts": .array(facts.map { .string($0.text) }), "purposes": .array(purposes.map { .string($0) }),
        ]
    }
    var columns: EntryColumns { EntryColumns(source: source) }

    var rowKeys: [RowKey] { [.person(person)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        let people = rows.people(behind: person)
        let isTheirs = facts.allSatisfy { id in rows.facts[id].map { people.contains($0.person) } ?? true }
        return isTheirs ? nil : Refusal(.otherPerson, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.dropping(facts.filter { rows.facts[$0] != nil }.flatMap { rows.holdsOfData(on: $0) })
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let name = source.string("source"), let kind = source.string("kind"),
            let reference = source.string("reference"), let texts = source.strings("facts"),
            let purposes = source.strings("purposes")
        else { return nil }
        let facts = texts.compactMap { Identifier($0) }
        guard facts.count == texts.count else { return nil }
        self.init(person: person, source: name, kind: kind, reference: reference, facts: facts, purposes: purposes)
    }
}
