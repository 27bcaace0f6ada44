import Core
import Ledger

/// What the gateway does beside its callers, once a minute: it opens the log of a new year and carries over what still
/// runs.
struct Upkeep: Sendable {
    private static let pause = Duration.seconds(60)

    let houses: [ControllerHouse]

    /// Goes on until its task is cancelled; what cannot be written is tried again at the next turn.
    func run() async {
        while !Task.isCancelled {
            for house in houses { _ = try? await house.carrier.run() }
            try? await Task.sleep(for: Self.pause)
        }
    }
}
