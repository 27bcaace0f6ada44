/// How one source behind one question behaved (FIELD 1.3).
///
/// Data and outcomes can come together.
package struct Outcome: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case ok
        /// The source has nothing on this person: no "no", no "zero".
        case notFound
        /// One of several sources has failed; the rest stands.
        case partial
        /// Overloaded or temporarily away: asking again may help.
        case busy
        case unavailable
        case notAuthorised
        case notInscribed
        case badRequest
        /// The person has another number now.
        case identityChanged
        /// The source kept something back.
        case filtered
        /// Data with a warning: deliver, but never refuse automatically on it.
        case anomaly
        case fault
    }

    package let status: Status
    /// The part of the source that spoke: `RR`, `KSZ`, `MAGDA`, `DISCI`.
    package let origin: String
    /// The source's code; empty where there is none.
    ///
    /// Its free text is never kept: it may name persons.
    package let code: String
    package let isRetryable: Bool

    package init(status: Status, origin: String, code: String = "", isRetryable: Bool = false) {
        self.status = status
        self.origin = origin
        self.code = code
        self.isRetryable = isRetryable
    }
}
