package import Core

/// Where the case about a contested value goes: the municipality that manages the file, as the source told it.
///
/// The code stands in the sealed part alone; the doubt remembers this entry. It rests on a disclosure, made under the
/// purpose that exists for this question, so that nobody learns by a doubt what they may not ask.
package struct DoubtAddressing: EventRecord {
    package let person: SubjectRef
    package let doubt: Identifier
    package let source: String
    /// NIS code, five digits.
    package let municipality: String
    package let disclosure: Identifier
    package let requester: Requester

    package init(
        person: SubjectRef, doubt: Identifier, source: String, municipality: String, disclosure: Identifier,
        requester: Requester
    ) {
        self.person = person
        self.doubt = doubt
        self.source = source
        self.municipality = municipality
        self.disclosure = disclosure
        self.requester = requester
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "doubt": .string(doubt.text), "source": .string(source), "municipality": .string(municipality),
            "disclosure": .string(disclosure.text), "requester": requester.json,
        ]
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(application: requester.application, source: source, employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let doubt = source.identifier("doubt"), let name = source.string("source"),
            let municipality = source.string("municipality"), let disclosure = source.identifier("disclosure"),
            let requester = Requester(content: source.content["requester"], staff: source.staff)
        else { return nil }
        self.init(
            person: person, doubt: doubt, source: name, municipality: municipality, disclosure: disclosure,
            requester: requester)
    }

    var rowKeys: [RowKey] { [.application(requester.application)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.matters[doubt], row.standingDoubt(at: moment.at) != nil else {
            return Refusal(.matterNotOpen, law: 5)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        guard rows.applications[requester.application]?.role == .application else {
            return Refusal(.applicationNotPermitted, law: 2)
        }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.matters[doubt], case .doubt(var known) = row.matter else { return [] }
        known.addressed = mark.id
        row.matter = .doubt(known)
        return [.matter(row)]
    }
}
