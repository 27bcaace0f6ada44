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

    var rowKeys: [RowKey] { [.interest(interest), .person(person), .openConsultations(person)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        let isTheirs = rows.holds(of: interest).allSatisfy { key in
            rows.holds[key]?.interest.kind == .inscription && rows.facts[key.fact]?.person == person
        }
        return isTheirs ? nil : Refusal(.otherPerson, law: 2)
    }

    /// What a question kept that crossed it stands under no inscription, and goes, so that the next one inscribes; the
    /// number stays then, since that question may have inscribed anew.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard isDone else { return [] }
        let keys = rows.holds(of: interest)
        let crossed = keys.compactMap { rows.holds[$0] }.filter { !rows.isSpent($0, at: mark.at) }
        let underWay = rows.keepingNothing(of: person)
        if crossed.isEmpty, underWay.isEmpty { return rows.dropping(keys) }
        let finalities = Set(crossed.compactMap { rows.facts[$0.fact]?.finality })
        let facts = rows.facts(of: person).filter { finalities.contains($0.finality) }
        return rows.dropping(facts.flatMap { rows.holdsOfData(on: $0.id) }) + underWay
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
