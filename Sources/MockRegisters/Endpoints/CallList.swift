package import Core
import Synchronization

/// The calls received since the last reset: a count of all, and the latest 10,000.
package final class CallList: Sendable {
    private static let limit = 10_000

    private struct State {
        var count = 0
        /// A ring once it is full; `count % limit` is where the next one goes.
        var calls: [Call] = []
    }

    private let state = Mutex(State())

    func note(_ call: Call) {
        state.withLock { state in
            if state.calls.count < Self.limit {
                state.calls.append(call)
            } else {
                state.calls[state.count % Self.limit] = call
            }
            state.count += 1
        }
    }

    package func reset() {
        state.withLock { $0 = State() }
    }

    package var count: Int { state.withLock { $0.count } }

    /// In the order of arrival.
    package var calls: [Call] {
        state.withLock { state in
            guard state.count > Self.limit else { return state.calls }
            let start = state.count % Self.limit
            return Array(state.calls[start...] + state.calls[..<start])
        }
    }

    package var json: JSON {
        ["count": .integer(Int64(count)), "calls": .array(calls.map(\.json))]
    }
}
