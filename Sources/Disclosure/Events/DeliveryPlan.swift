package import Core

/// What comes after an attempt to send an event: done, again later, or given up after a day of trying.
package enum DeliveryPlan {
    package static let firstPause: Int64 = 30_000
    package static let longestPause: Int64 = 3_600_000
    package static let givingUpHours: Int64 = 24
    /// Over an hour or so: an event that had to wait its turn gets as many.
    package static let fewest = 8

    /// - Parameter jitter: Random; it spreads what failed together over a quarter more.
    package static func next(
        after outcome: WebhookOutcome, of event: AnswerEvent, at now: Instant, jitter: UInt8
    ) -> EventDelivery {
        let attempts = event.delivery.attempts + 1
        let since = event.delivery.since
        switch outcome {
        case .taken: return EventDelivery(state: .delivered, attempts: attempts, due: now, since: since)
        case .unwanted: return EventDelivery(state: .dead, attempts: attempts, due: now, since: since)
        case .failed:
            if hasTriedLong(since: since ?? event.at, at: now), attempts >= fewest {
                return EventDelivery(state: .dead, attempts: attempts, due: now, since: since)
            }
            return EventDelivery(
                state: .waiting, attempts: attempts, due: now.adding(milliseconds: pause(attempts, jitter)),
                since: since)
        }
    }

    package static func hasTriedLong(since start: Instant, at now: Instant) -> Bool {
        start.adding(milliseconds: givingUpHours * 3_600_000) <= now
    }

    /// Doubled each time, up to an hour.
    package static func pause(_ attempts: Int, _ jitter: UInt8) -> Int64 {
        let pause = min(firstPause << Int64(min(max(attempts, 1) - 1, 10)), longestPause)
        return pause + pause * Int64(jitter) / 1024
    }
}
