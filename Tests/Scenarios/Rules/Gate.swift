/// Holds back what passes until a test lets it go.
final class Gate: Sendable {
    private struct State {
        var arrived = 0
        var isLifted = false
    }

    private let state = Guarded(State())

    /// How many have come to it.
    var arrived: Int { state.value.arrived }

    func lift() { state.change { $0.isLifted = true } }

    func pass() async throws {
        state.change { $0.arrived += 1 }
        while !state.value.isLifted { try await Task.sleep(for: .milliseconds(5)) }
    }
}
