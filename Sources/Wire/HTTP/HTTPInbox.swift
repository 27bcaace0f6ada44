import CLibraries
import Synchronization

/// What other threads tell the curl thread.
///
/// Waking it is the one use of the multi handle from outside, and the lock keeps that handle alive meanwhile.
final class HTTPInbox: Sendable {
    enum Message: Sendable {
        case start(HTTPJob)
        case cancel(Int)
        case stop
    }

    private struct State {
        var messages: [Message] = []
        var nextNumber = 0
        /// `nil` once the thread takes no more messages.
        var multi: HTTPMultiHandle?
    }

    private let state: Mutex<State>

    init(waking multi: HTTPMultiHandle) {
        state = Mutex(State(multi: multi))
    }

    func nextNumber() -> Int {
        state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
    }

    /// False where nobody will read the message any more.
    func post(_ message: Message) -> Bool {
        state.withLock { state in
            guard let multi = state.multi else { return false }
            state.messages.append(message)
            // Whoever finds others waiting knows that the thread has been woken for them.
            if state.messages.count == 1 { unsafe curl_multi_wakeup(multi.raw) }
            return true
        }
    }

    func take() -> [Message] {
        state.withLock { state in
            defer { state.messages.removeAll() }
            return state.messages
        }
    }

    /// Takes the last messages; after it the multi handle may be freed.
    func close() -> [Message] {
        state.withLock { state in
            state.multi = nil
            defer { state.messages.removeAll() }
            return state.messages
        }
    }
}
