import Core

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
