import Dispatch
import Synchronization

/// A thread of its own that takes all that waits at once: the group in a group commit.
///
/// It never runs on the cooperative pool, since a commit blocks.
final class BatchQueue<Item: Sendable>: Sendable {
    private struct State {
        var waiting: [(item: Item, weight: Int)] = []
        var isRunning = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let queue: DispatchQueue
    private let limit: Int
    private let perform: @Sendable ([Item]) -> Void

    /// `perform` answers each item itself; a batch weighs `limit` at most, unless one item weighs more.
    init(label: String, limit: Int, perform: @escaping @Sendable ([Item]) -> Void) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.limit = limit
        self.perform = perform
    }

    /// False once closed: the caller answers the item.
    func add(_ item: Item, weight: Int = 1) -> Bool {
        let (isTaken, starts) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.waiting.append((item, weight))
            defer { state.isRunning = true }
            return (true, !state.isRunning)
        }
        if starts { queue.async { self.run() } }
        return isTaken
    }

    /// Takes no more, and returns when all that waited was done.
    func close() async {
        state.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
    }

    private func run() {
        while let batch = next() { perform(batch) }
    }

    private func next() -> [Item]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isRunning = false
                return nil
            }
            var weight = 0
            var count = 0
            for waiting in state.waiting {
                weight += waiting.weight
                guard weight <= limit || count == 0 else { break }
                count += 1
            }
            let batch = state.waiting.prefix(count).map(\.item)
            state.waiting.removeFirst(count)
            return batch
        }
    }
}
