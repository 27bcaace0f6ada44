package import Core

/// A source is to strike out its note that we follow a person, since nothing is held of them any more; it stands before
/// the message goes out (law 1).
package struct InscriptionEndAsking: EventRecord {
    package let person: SubjectRef
    package let source: String
    package let finality: String
    /// Our `Referte`.
    package let reference: String
    /// What stands for the inscription in the holds.
    package let interest: Identifier

    package init(person: SubjectRef, source: String, finality: String, reference: String, interest: Identifier) {
        self.person = person
        self.source = source
        self.finality = finality
        self.reference = reference
        self.interest = interest
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "source": .string(source), "finality": .string(finality), "reference": .string(reference),
            "interest": .string(interest.text),
        ]
    }
    var columns: EntryColumns { EntryColumns(source: source) }

    var rowKeys: [RowKey] { [.person(person), .openConsultations(person)] }

    /// Only an inscription that has outlived its reason is struck out, and none while somebody asks about the person.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        let spent = rows.holds(of: interest).compactMap { rows.holds[$0] }.filter { hold in
            rows.facts[hold.fact]?.person == person && rows.isSpent(hold, at: moment.commit)
        }
        return spent.isEmpty || !rows.openConsultations(of: person).isEmpty
            ? Refusal(.nothingToErase, law: 4) : nil
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let name = source.string("source"),
            let finality = source.string("finality"), let reference = source.string("reference"),
            let interest = source.identifier("interest")
        else { return nil }
        self.init(person: person, source: name, finality: finality, reference: reference, interest: interest)
    }
}
