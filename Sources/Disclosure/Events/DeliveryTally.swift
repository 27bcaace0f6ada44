import Synchronization

/// Counts what became of attempts to send events since the start.
package final class DeliveryTally: Sendable {
    package struct Counts: Hashable, Sendable {
        package var delivered = 0
        package var failed = 0
        package var dead = 0

        package init(delivered: Int = 0, failed: Int = 0, dead: Int = 0) {
            self.delivered = delivered
            self.failed = failed
            self.dead = dead
        }
    }

    private let state = Mutex(Counts())

    package init() {}

    package var counts: Counts { state.withLock { $0 } }

    /// Events that were given up with another of their application.
    func count(dead: Int) { state.withLock { $0.dead += dead } }

    func count(_ delivery: EventDelivery) {
        state.withLock { counts in
            switch delivery.state {
            case .delivered: counts.delivered += 1
            case .waiting: counts.failed += 1
            case .dead: (counts.failed, counts.dead) = (counts.failed + 1, counts.dead + 1)
            case .listed: break
            }
        }
    }
}
