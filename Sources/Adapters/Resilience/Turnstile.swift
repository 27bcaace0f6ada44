import Synchronization

/// Lets so many through at the same time; the others wait in order, as long as each can.
///
/// Who leaves room for others comes in only while there is more room than that, and waits behind them.
final class Turnstile: Sendable {
    private struct Waiter {
        let number: Int
        let room: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var free: Int
        var waiters: [Waiter] = []
        var count = 0
        /// Those who wait, or are about to, and have neither been let in nor given up.
        var open: Set<Int> = []

        /// The next who may come in, if there is room for anyone.
        mutating func next() -> Waiter? {
            let index =
                waiters.firstIndex { $0.room == 0 && free > 0 } ?? waiters.firstIndex { free > $0.room }
            guard let index else { return nil }
            let waiter = waiters.remove(at: index)
            free -= 1
            open.remove(waiter.number)
            return waiter
        }
    }

    private let limit: Int
    private let state: Mutex<State>

    init(limit: Int) {
        self.limit = limit
        state = Mutex(State(free: limit))
    }

    /// How many are inside, and how many wait.
    var crowd: (inside: Int, waiting: Int) { state.withLock { (limit - $0.free, $0.waiters.count) } }

    /// Whether there was room in time; whoever got in owes a ``leave()``.
    func enter(within milliseconds: Int64, leaving room: Int = 0) async -> Bool {
        let number: Int? = state.withLock { state in
            if state.free > room {
                state.free -= 1
                return nil
            }
            state.count += 1
            state.open.insert(state.count)
            return state.count
        }
        guard let number else { return true }
        let timer = Task {
            try? await Task.sleep(for: .milliseconds(milliseconds))
            giveUp(number)
        }
        defer { timer.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait(number, leaving: room, $0) }
        } onCancel: {
            giveUp(number)
        }
    }

    func leave() {
        let next: Waiter? = state.withLock { state in
            state.free += 1
            return state.next()
        }
        next?.continuation.resume(returning: true)
    }

    private func wait(_ number: Int, leaving room: Int, _ continuation: CheckedContinuation<Bool, Never>) {
        let answer: Bool? = state.withLock { state in
            // Given up before the wait began.
            guard state.open.contains(number) else { return false }
            if state.free > room {
                state.open.remove(number)
                state.free -= 1
                return true
            }
            state.waiters.append(Waiter(number: number, room: room, continuation: continuation))
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func giveUp(_ number: Int) {
        let waiter: Waiter? = state.withLock { state in
            state.open.remove(number)
            return state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(returning: false)
    }
}
