import Synchronization

/// Counts what happens in several tasks.
package final class Count: Sendable {
    private let number = Mutex(0)

    package init() {}

    package var value: Int { number.withLock { $0 } }

    @discardableResult
    package func add() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }

    /// Waits until something has happened so often; a test that hangs here is stopped by its time limit.
    package func reaches(_ goal: Int) async throws {
        while value < goal { try await Task.sleep(for: .milliseconds(1)) }
    }
}
