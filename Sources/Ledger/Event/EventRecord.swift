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

/// What a payload is read back from.
struct RecordSource {
    let subject: SubjectRef?
    let content: JSON
    let members: [SubjectRef]
    let staff: JSON?

    func string(_ name: String) -> String? { content[name]?.string }
    func integer(_ name: String) -> Int? { content[name]?.integer.map { Int($0) } }
    func identifier(_ name: String) -> Identifier? { string(name).flatMap { Identifier($0) } }
    func date(_ name: String) -> CalendarDate? { string(name).flatMap { CalendarDate($0) } }
    func instant(_ name: String) -> Instant? { string(name).flatMap { Instant(rfc3339: $0) } }
    func strings(_ name: String) -> [String]? {
        list(name, \.string)
    }

    /// Every element of an array, or `nil` as soon as one does not read.
    func list<Element>(_ name: String, _ read: (JSON) -> Element?) -> [Element]? {
        guard let items = content[name]?.array else { return nil }
        let elements = items.compactMap(read)
        return elements.count == items.count ? elements : nil
    }
}

/// The clear columns of an entry (DESIGN 5), from which it can be found without opening it.
package struct EntryColumns: Hashable, Sendable {
    /// The version, as `controller/id@n`.
    package let purpose: String?
    package let application: String?
    package let outcome: String?
    package let source: String?
    /// Keyed before it is stored.
    package let employee: String?

    package init(
        purpose: String? = nil, application: String? = nil, outcome: String? = nil, source: String? = nil,
        employee: String? = nil
    ) {
        self.purpose = purpose
        self.application = application
        self.outcome = outcome
        self.source = source
        self.employee = employee
    }
}
