import Core

/// A kind of entry: what it puts into the subject's part and into the employee's, how it is read back, which law it must
/// keep, and what it changes.
///
/// All that the ledger knows of one kind stands in its record; ``Act`` only lists them.
protocol EventRecord: Hashable, Sendable {
    /// Whom it is about.
    var subject: SubjectRef? { get }
    /// Others whom it concerns.
    var members: [SubjectRef] { get }
    /// The main part, without the header.
    var content: JSON { get }
    /// The employee's part.
    var staff: JSON? { get }
    /// Who acts for the subject, with a part of their own that holds only what concerns them.
    var representative: SubjectRef? { get }
    var representativeContent: JSON? { get }
    /// What stands in clear beside the sealed parts.
    var columns: EntryColumns { get }

    /// The rows that judging and applying it reads.
    var rowKeys: [RowKey] { get }
    /// Why it may not stand; `nil` when it may. Pure: live transaction and replay ask the same.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal?
    /// What it changes once it stands. Pure and total: live tables and replay agree.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange]

    init?(_ source: RecordSource)
}

extension EventRecord {
    var subject: SubjectRef? { nil }
    var members: [SubjectRef] { [] }
    var staff: JSON? { nil }
    var representative: SubjectRef? { nil }
    var representativeContent: JSON? { nil }
    var rowKeys: [RowKey] { [] }
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? { nil }
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { [] }
}
