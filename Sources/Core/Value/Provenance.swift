/// Where a fact came from and under which title it was fetched.
package struct Provenance: Hashable, Sendable {
    /// The authentic source: `RR`, `KSZ`.
    package let source: String
    /// `GeefPersoon-02.02`: the mapping's name, service and version.
    package let service: String
    /// SHA-256 of the mapping's bytes, hexadecimal: a changed mapping makes the fact stale.
    package let mapping: String
    package let finality: Finality
    /// Our reference of the call, which the source logs too.
    package let reference: String
    package let retrievedAt: Instant
    /// The day that the question was about.
    package let referenceDate: CalendarDate

    package init(
        source: String, service: String, mapping: String, finality: Finality, reference: String, retrievedAt: Instant,
        referenceDate: CalendarDate
    ) {
        self.source = source
        self.service = service
        self.mapping = mapping
        self.finality = finality
        self.reference = reference
        self.retrievedAt = retrievedAt
        self.referenceDate = referenceDate
    }
}
