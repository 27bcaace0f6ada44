package import Core

/// How the question to strike out an inscription ended: once the source says that it is gone, the number goes.
package struct InscriptionEnd: EventRecord {
    package let person: SubjectRef
    /// The entry of the question.
    package let asking: Identifier
    package let source: String
    package let status: Outcome.Status
    package let code: String
    /// Whether the source says that it is struck out, or was already.
    package let isDone: Bool
    package let interest: Identifier

    package init(
        person: SubjectRef, asking: Identifier, source: String, status: Outcome.Status, code: String, isDone: Bool,
        interest: Identifier
    ) {
        self.person = person
        self.asking = asking
        self.source = source
        self.status = status
        self.code = code
        self.isDone = isDone
        self.interest = interest
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "asking": .string(asking.text), "source": .string(source), "status": .string(status.rawValue),
            "code": .string(code), "done": .boolean(isDone), "interest": .string(interest.text),
        ]
    }
    var columns: EntryColumns { EntryColumns(outcome: isDone ? "ok" : status.rawValue, source: source) }

    var rowKeys: [RowKey] { [.interest(interest)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        let isTheirs = rows.holds(of: interest).allSatisfy { key in
            rows.holds[key]?.interest.kind == .inscription && rows.facts[key.fact]?.person == person
        }
        return isTheirs ? nil : Refusal(.otherPerson, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        isDone ? rows.dropping(rows.holds(of: interest)) : []
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let asking = source.identifier("asking"),
            let name = source.string("source"), let interest = source.identifier("interest"),
            let status = source.string("status").flatMap({ Outcome.Status(rawValue: $0) }),
            let code = source.string("code"), let isDone = source.content["done"]?.boolean
        else { return nil }
        self.init(
            person: person, asking: asking, source: name, status: status, code: code, isDone: isDone,
            interest: interest)
    }
}
