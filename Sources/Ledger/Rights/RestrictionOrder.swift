package import Core

/// From here on a person's data is only kept, for one purpose or for all, but for what the law excepts (GDPR 18(2)).
///
/// The restriction's id is the id of this entry.
package struct RestrictionOrder: EventRecord {
    /// Why, by the letters of GDPR 18(1).
    package enum Ground: String, Hashable, Sendable, CaseIterable {
        /// (a) The person contests that the data is right.
        case accuracyContested
        /// (b) The use is unlawful, and the person wants no erasure.
        case unlawful
        /// (c) Only the person still needs the data, for a claim.
        case neededForClaim
        /// (d) An objection is being looked at.
        case objectionPending
    }

    package let person: SubjectRef
    /// The purpose's id; `nil` for all.
    package let purpose: String?
    package let ground: Ground
    package let reason: String
    /// The person's entries are read by two officers together from now on.
    package let needsTwo: Bool
    /// The officer.
    package let by: String

    package init(
        person: SubjectRef, purpose: String?, ground: Ground, reason: String, needsTwo: Bool, by: String
    ) {
        self.person = person
        self.purpose = purpose
        self.ground = ground
        self.reason = reason
        self.needsTwo = needsTwo
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purposeID": purpose.map { .string($0) }, "ground": .string(ground.rawValue), "reason": .string(reason),
            "needsTwo": .boolean(needsTwo),
        ])
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: ground.rawValue, employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let reason = source.string("reason"),
            let ground = source.string("ground").flatMap({ Ground(rawValue: $0) }),
            let needsTwo = source.content["needsTwo"]?.boolean, let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(
            person: person, purpose: source.string("purposeID"), ground: ground, reason: reason, needsTwo: needsTwo,
            by: by)
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        reason.isEmpty ? Refusal(.groundMissing, law: 2) : Judge.officer(by, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        let restriction = Restriction(purpose: purpose, since: mark.at, needsTwo: needsTwo)
        return [.matter(MatterRow(id: mark.id, person: person, matter: .restriction(restriction), state: .open))]
    }
}
