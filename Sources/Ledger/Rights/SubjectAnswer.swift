package import Core

/// What a citizen was answered, or that the answer takes longer.
package struct SubjectAnswer: EventRecord {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case granted, partly, refused
        /// The request is hard, or there are many: two months more at most, told within the first (GDPR 12(3)).
        case extended
    }

    package let person: SubjectRef
    package let request: Identifier
    package let outcome: Outcome
    /// Why not, or why not all, or why later: the article and what it means here.
    package let ground: String
    /// The new day, of an extension.
    package let due: CalendarDate?
    package let by: String

    package init(
        person: SubjectRef, request: Identifier, outcome: Outcome, ground: String, due: CalendarDate?, by: String
    ) {
        self.person = person
        self.request = request
        self.outcome = outcome
        self.ground = ground
        self.due = due
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "request": .string(request.text), "outcome": .string(outcome.rawValue), "ground": .string(ground),
            "due": due.map { .string($0.text) },
        ])
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: outcome.rawValue, employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let request = source.identifier("request"),
            let outcome = source.string("outcome").flatMap({ Outcome(rawValue: $0) }),
            let ground = source.string("ground"), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(
            person: person, request: request, outcome: outcome, ground: ground, due: source.date("due"), by: by)
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.standing(request), case .request(_, let due, let isExtended) = row.matter else {
            return Refusal(.matterNotOpen, law: 2)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        if outcome != .granted, ground.isEmpty { return Refusal(.groundMissing, law: 2) }
        guard (outcome == .extended) == (self.due != nil) else { return Refusal(.dateNotAllowed, law: 2) }
        if let later = self.due {
            // Told before the first day has passed, and once.
            let today = BelgianCalendar.date(at: moment.at)
            guard !isExtended, today <= due, later > due, later <= due.adding(months: 2) else {
                return Refusal(.dateNotAllowed, law: 2)
            }
        }
        return Judge.officer(by, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let due, case .request(let right, _, _)? = rows.matters[request]?.matter else {
            return rows.closing(request)
        }
        return rows.closing(request, as: .open, .request(right, due: due, isExtended: true))
    }
}
