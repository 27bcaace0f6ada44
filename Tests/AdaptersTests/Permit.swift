import Synchronization

/// Allows further attempts as long as a test says, and remembers for which it was asked.
final class Permit: Sendable {
    private let asked = Mutex<[Int]>([])
    private let allows: @Sendable (Int) -> Bool

    init(_ allows: @escaping @Sendable (Int) -> Bool = { _ in true }) {
        self.allows = allows
    }

    var attempts: [Int] { asked.withLock { $0 } }

    func allow(_ attempt: Int) -> Bool {
        asked.withLock { $0.append(attempt) }
        return allows(attempt)
    }
}
