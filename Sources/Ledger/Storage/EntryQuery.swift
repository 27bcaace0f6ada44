package import Core

/// A question to the log by what stands in clear, and by person.
package struct EntryQuery: Hashable, Sendable {
    package var person: SubjectRef?
    package var employee: [UInt8]?
    /// `controller/id@n`, or `controller/id` for all versions.
    package var purpose: String?
    package var application: String?
    package var source: String?
    package var outcome: String?
    package var types: [EntryType]
    package var from: Instant?
    package var until: Instant?
    package var excluded: EntryExclusion
    /// Only entries before this one, for the next page.
    package var before: Position?
    package var limit: Int

    package init(
        person: SubjectRef? = nil, employee: [UInt8]? = nil, purpose: String? = nil, application: String? = nil,
        source: String? = nil, outcome: String? = nil, types: [EntryType] = [], from: Instant? = nil,
        until: Instant? = nil, excluded: EntryExclusion = EntryExclusion(), before: Position? = nil, limit: Int = 100
    ) {
        self.person = person
        self.employee = employee
        self.purpose = purpose
        self.application = application
        self.source = source
        self.outcome = outcome
        self.types = types
        self.from = from
        self.until = until
        self.excluded = excluded
        self.before = before
        self.limit = limit
    }
}
