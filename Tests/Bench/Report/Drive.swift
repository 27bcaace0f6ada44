import Synchronization

/// So many tasks that each take the next piece of work until none is left.
struct Drive: Sendable {
    let count: Int
    let seconds: Double
    /// Of each piece, in milliseconds.
    let latencies: Samples
    let failures: Int

    var rate: Double { Double(count) / max(seconds, 1e-9) }

    /// `work` says whether its piece was done.
    static func run(
        count: Int, waiting: Int, work: @escaping @Sendable (_ index: Int) async -> Bool
    ) async -> Drive {
        let turns = Turns()
        let clock = ContinuousClock()
        let start = clock.now
        let found = await withTaskGroup(of: (Samples, Int).self) { group in
            for _ in 0..<waiting {
                group.addTask {
                    var samples = Samples()
                    var failures = 0
                    while true {
                        let index = turns.take()
                        guard index < count else { return (samples, failures) }
                        let began = clock.now
                        if await !work(index) { failures += 1 }
                        samples.add((clock.now - began).inMilliseconds)
                    }
                }
            }
            var all = Samples()
            var failures = 0
            for await (samples, failed) in group {
                for value in samples.values { all.add(value) }
                failures += failed
            }
            return (all, failures)
        }
        return Drive(
            count: count, seconds: (clock.now - start).inSeconds, latencies: found.0, failures: found.1)
    }
}

/// Gives each index to one task.
private final class Turns: Sendable {
    private let next = Mutex(0)

    func take() -> Int {
        next.withLock { index in
            defer { index += 1 }
            return index
        }
    }
}
