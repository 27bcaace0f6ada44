import Dispatch
import Synchronization

/// A thread of its own that takes all that waits at once: the group in a group commit.
///
/// It never runs on the cooperative pool, since a commit blocks.
final class BatchQueue<Item: Sendable>: Sendable {
    private struct State {
        var waiting: [(item: Item, place: CommitShare.Place)] = []
        /// How many of them are of tasks.
        var ofTasks = 0
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
    func add(_ item: Item, weight: Int = 1, isOfTask: Bool = false) -> Bool {
        let (isTaken, starts) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.waiting.append((item, CommitShare.Place(weight: weight, isOfTask: isOfTask)))
            if isOfTask { state.ofTasks += 1 }
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
            guard state.ofTasks > 0 else {
                let count = CommitShare.first(state.waiting.lazy.map(\.place), limit: limit)
                let batch = state.waiting.prefix(count).map(\.item)
                state.waiting.removeFirst(count)
                return batch
            }
            let taken = CommitShare.chosen(state.waiting.map(\.place), limit: limit)
            var (batch, left): ([Item], [(item: Item, place: CommitShare.Place)]) = ([], [])
            for (index, waiting) in state.waiting.enumerated() {
                if taken.contains(index) { batch.append(waiting.item) } else { left.append(waiting) }
            }
            state.waiting = left
            state.ofTasks = left.count(where: \.place.isOfTask)
            return batch
        }
    }
}
