import Synchronization

/// The addresses that were said to change, in the order in which that was said.
final class AddressChanges: Sendable {
    private let told = Mutex<[String]>([])

    var ids: [String] { told.withLock { $0 } }

    func add(_ id: String) { told.withLock { $0.append(id) } }
}
