package import Core

/// A citizen or an employee contests a value: from here on its attribute is told as doubtful (law 5).
///
/// What shows that they may be right is referred to, and stays where it is. The doubt's id is the id of this entry.
package struct DoubtRaising: EventRecord {
    package enum Contester: String, Hashable, Sendable, CaseIterable {
        case citizen, employee
    }

    package let person: SubjectRef
    package let attribute: String
    package let category: Doubt.Category
    package let contester: Contester
    /// Where what shows it can be found: a case, a document, a note of a call.
    package let evidence: String
    package let caseReference: String?
    /// The purposes that read the attribute: their answers may be other now.
    package let purposes: [String]
    package let requester: Requester

    package init(
        person: SubjectRef, attribute: String, category: Doubt.Category, contester: Contester, evidence: String,
        caseReference: String? = nil, purposes: [String] = [], requester: Requester
    ) {
        self.person = person
        self.attribute = attribute
        self.category = category
        self.contester = contester
        self.evidence = evidence
        self.caseReference = caseReference
        self.purposes = purposes
        self.requester = requester
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "attribute": .string(attribute), "category": .string(category.rawValue),
            "contester": .string(contester.rawValue), "evidence": .string(evidence),
            "case": caseReference.map { .string($0) }, "purposes": .array(purposes.map { .string($0) }),
            "requester": requester.json,
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(application: requester.application, outcome: category.rawValue, employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let attribute = source.string("attribute"),
            let category = source.string("category").flatMap({ Doubt.Category(rawValue: $0) }),
            let contester = source.string("contester").flatMap({ Contester(rawValue: $0) }),
            let evidence = source.string("evidence"), let purposes = source.strings("purposes"),
            let requester = Requester(content: source.content["requester"], staff: source.staff)
        else { return nil }
        self.init(
            person: person, attribute: attribute, category: category, contester: contester, evidence: evidence,
            caseReference: source.string("case"), purposes: purposes, requester: requester)
    }

    var rowKeys: [RowKey] { requester.partyKeys + [.tellings(person)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.mayContest(attribute, requester, rows) { return refusal }
        if evidence.isEmpty { return Refusal(.groundMissing, law: 5) }
        let stands = rows.doubts(about: person, at: moment.at).contains { $0.doubt.attribute == attribute }
        return stands ? Refusal(.doubtStands, law: 5) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        let doubt = Doubt(
            attribute: attribute, category: category, since: mark.at,
            until: Doubt.lastDay(from: mark.at, isConfirmed: false))
        return [.matter(MatterRow(id: mark.id, person: person, matter: .doubt(doubt), state: .open))]
    }
}
