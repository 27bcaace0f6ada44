package import Catalogue
package import Core

/// The citizen objects to a purpose that rests on a task or an interest (GDPR 21(1)).
///
/// It holds at once: until an officer has decided, the data is not used for this purpose (18(1)(d)). A reason may be
/// given and is not asked for. The objection's id is the id of this entry.
package struct Objection: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    /// In the citizen's words, where there are any.
    package let words: String?

    package init(person: SubjectRef, purpose: PurposeRef, taking: Taking, words: String?) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.words = words
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .object(
            taking.members.merging(
                [
                    "purpose": purpose.json, "words": words.map { .string($0) },
                ].compactMapValues { $0 }
            ) { first, _ in first })
    }
    var staff: JSON? { taking.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let taking = Taking(source)
        else { return nil }
        self.init(person: person, purpose: purpose, taking: taking, words: source.string("words"))
    }

    var rowKeys: [RowKey] { [.purpose(id: purpose.id, version: purpose.version)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.active(purpose, rows, moment.controller) { return refusal }
        guard rows.purpose(purpose.id, purpose.version)?.terms.mayObject == true else {
            return Refusal(.objectionNotPossible, law: 10)
        }
        let stands = rows.matters(of: person).contains {
            $0.state != .closed && $0.matter == .objection(purpose: purpose.id)
        }
        return stands ? Refusal(.objectionStands, law: 2) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [.matter(MatterRow(id: mark.id, person: person, matter: .objection(purpose: purpose.id), state: .open))]
    }
}
