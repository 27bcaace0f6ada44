import Core
import Synchronization

/// At most so many in a minute for each party, counted in a bucket that fills evenly.
final class RateLimit: Sendable {
    private struct Bucket {
        /// Thousandths of a permit.
        var level: Int64
        var at: Instant
    }

    private let perMinute: Int64
    private let buckets = Mutex<[String: Bucket]>([:])

    init(perMinute: Int) {
        self.perMinute = Int64(max(perMinute, 1))
    }

    /// `nil` when one more may pass; otherwise the seconds to wait.
    ///
    /// `name` is a registered party's, so there are few.
    func wait(for name: String, now: Instant) -> Int? {
        buckets.withLock { buckets in
            let full = perMinute * 1000
            var bucket = buckets[name] ?? Bucket(level: full, at: now)
            let passed = max(0, min(now.milliseconds - bucket.at.milliseconds, 60_000))
            bucket.level = min(full, bucket.level + passed * perMinute / 60)
            bucket.at = now
            defer { buckets[name] = bucket }
            guard bucket.level >= 1000 else {
                return Int(((1000 - bucket.level) * 60 / perMinute + 999) / 1000)
            }
            bucket.level -= 1000
            return nil
        }
    }
}
