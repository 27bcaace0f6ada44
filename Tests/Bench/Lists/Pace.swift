import Synchronization

/// Questions at a steady pace, whether earlier ones have been answered or not: as many people come in a minute when it is
/// busy.
///
/// A latency counts from the moment at which the question was due.
struct Pace: Sendable {
    struct Found: Sendable {
        var latencies = Samples()
        var failures = 0

        var text: String {
            "p50 \(Figure.text(latencies.median, 1)), p95 \(Figure.text(latencies.percentile(95), 1)), "
                + "p99 \(Figure.text(latencies.percentile(99), 1)) ms of \(Figure.text(Double(latencies.values.count)))"
                + (failures > 0 ? ", \(failures) errors" : "")
        }
    }

    let perSecond: Int

    /// Goes on until `isOver` says so; `work` says whether its question was answered.
    func run(
        until isOver: @escaping @Sendable () -> Bool, work: @escaping @Sendable (_ index: Int) async -> Bool
    ) async -> Found {
        let clock = ContinuousClock()
        let start = clock.now
        let step = Duration.microseconds(1_000_000 / max(perSecond, 1))
        let found = Answers()
        await withDiscardingTaskGroup { group in
            var index = 0
            while !isOver() {
                let (due, number) = (start + step * index, index)
                try? await clock.sleep(until: due)
                group.addTask {
                    let isDone = await work(number)
                    let took = (clock.now - due).inMilliseconds
                    found.add(took, isDone: isDone)
                }
                index += 1
            }
        }
        return found.all
    }

    private final class Answers: Sendable {
        private let found = Mutex(Found())

        var all: Found { found.withLock { $0 } }

        func add(_ milliseconds: Double, isDone: Bool) {
            found.withLock { found in
                found.latencies.add(milliseconds)
                if !isDone { found.failures += 1 }
            }
        }
    }
}
