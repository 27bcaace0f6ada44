import Core
import Synchronization

/// How a source fares lately: failing after several attempts in a row that brought no answer.
package final class SourceWatch: Sendable {
    private static let limit = 3

    private let failures = Mutex(0)

    package init() {}

    func record(_ status: Outcome.Status) {
        let hasFailed =
            switch status {
            case .busy, .unavailable, .fault: true
            case .ok, .notFound, .partial, .notAuthorised, .notInscribed, .badRequest, .identityChanged, .filtered,
                .anomaly:
                false
            }
        failures.withLock { $0 = hasFailed ? $0 + 1 : 0 }
    }

    package var isFailing: Bool { failures.withLock { $0 >= Self.limit } }
}
