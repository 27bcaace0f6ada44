import Ledger
import Synchronization

/// The controller's own keys as they are now; a rotation puts others in their place while everything runs.
final class OwnKeys: Sendable {
    struct State: Sendable {
        var chest: KeyChest
        var keys: ControllerKeys
    }

    private let current: Mutex<State>

    init(_ state: State) {
        current = Mutex(state)
    }

    var state: State { current.withLock { $0 } }
    var chest: KeyChest { current.withLock { $0.chest } }
    var keys: ControllerKeys { current.withLock { $0.keys } }

    func replace(_ state: State) { current.withLock { $0 = state } }
}
