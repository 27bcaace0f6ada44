import Synchronization

/// The applications that had an event sent again: their lines wait no longer after a failure.
package final class DeliveryWishes: Sendable {
    private let state = Mutex<Set<String>>([])

    package init() {}

    func add(_ application: String) { state.withLock { _ = $0.insert(application) } }

    /// Those to which nothing is under way; a failure that is on its way would undo the wish.
    func take(besides busy: Set<String>) -> Set<String> {
        state.withLock { wishes in
            let taken = wishes.subtracting(busy)
            wishes.subtract(taken)
            return taken
        }
    }
}
