/// What a question to the log leaves out, by what stands in clear.
///
/// An entry that says nothing in a column stays in; one of two sources goes out with either.
package struct EntryExclusion: Hashable, Sendable {
    package var employee: [UInt8]?
    /// `controller/id@n`, or `controller/id` for all versions.
    package var purpose: String?
    package var application: String?
    package var source: String?
    package var outcome: String?

    package init(
        employee: [UInt8]? = nil, purpose: String? = nil, application: String? = nil, source: String? = nil,
        outcome: String? = nil
    ) {
        self.employee = employee
        self.purpose = purpose
        self.application = application
        self.source = source
        self.outcome = outcome
    }
}
