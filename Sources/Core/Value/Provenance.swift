/// Where a fact came from and under which title it was fetched.
///
/// All facts of one answer share the one object: copying six texts with each fact costs more than reading them.
package final class Provenance: Sendable {
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

extension Provenance: Hashable {
    package static func == (left: Provenance, right: Provenance) -> Bool {
        left === right
            || (left.source, left.service, left.mapping, left.reference) == (
                right.source, right.service, right.mapping, right.reference
            ) && left.finality == right.finality && left.retrievedAt == right.retrievedAt
                && left.referenceDate == right.referenceDate
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(reference)
        hasher.combine(service)
    }
}
