import Core

/// A payload type: what it puts into the subject's part and into the employee's, and how it is read back.
protocol EventRecord: Hashable, Sendable {
    /// Whom it is about.
    var subject: SubjectRef? { get }
    /// Others whom it concerns.
    var members: [SubjectRef] { get }
    /// The main part, without the header.
    var content: JSON { get }
    /// The employee's part.
    var staff: JSON? { get }
    /// What stands in clear beside the sealed parts.
    var columns: EntryColumns { get }

    init?(_ source: RecordSource)
}

extension EventRecord {
    var subject: SubjectRef? { nil }
    var members: [SubjectRef] { [] }
    var staff: JSON? { nil }
}
