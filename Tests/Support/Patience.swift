/// Waits for a condition, and not for a time: on a slow machine a test waits longer, and says the same.
package enum Patience {
    /// What a test waited for in vain.
    package struct Ended: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Parameter what: What was waited for, as the failure tells it.
    package static func until(
        _ what: String, pause: Duration = .milliseconds(5), limit: Duration = .seconds(300),
        _ holds: () async throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while try await !holds() {
            guard ContinuousClock.now < deadline else { throw Ended(description: "it never came to this: " + what) }
            try await Task.sleep(for: pause)
        }
    }
}
