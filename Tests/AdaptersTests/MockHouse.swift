import Core
import Mapping
import MockRegisters
import OnlyOnce
import Support
import Wire

@testable import Adapters

/// The mock sources on a port of their own, and a caller that speaks to them over the socket.
struct MockHouse: Sendable {
    let register: MockRegister
    let client: HTTPClient
    let url: String

    /// Runs the mock while the body runs.
    static func serving(_ body: @escaping @Sendable (MockHouse) async throws -> Void) async throws {
        let register = MockRegister(folder: Repository.root + "/mocks", clock: { Sample.now })
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await register.run(host: "127.0.0.1", port: 0) { port.yield($0) } }
            group.addTask {
                guard let number = await ports.first(where: { _ in true }) else { return }
                let client = try HTTPClient(maximumConnections: 4)
                defer { client.shutdown() }
                try await body(
                    MockHouse(
                        register: register, client: client, url: "http://127.0.0.1:\(number)" + MockRegister.path))
            }
            try await group.next()
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    func caller(
        policy: RetryPolicy = RetryPolicy(attempts: 4, firstPauseMilliseconds: 2), totalMilliseconds: Int = 5_000,
        clock: WallClock = WallClock { Sample.now }, url: String? = nil
    ) throws -> MagdaCaller {
        MagdaCaller(
            url: url ?? self.url, mappings: try Mappings.all(), client: client,
            limits: HTTPLimits(
                connectMilliseconds: 1_000, totalMilliseconds: totalMilliseconds, maximumBodyBytes: 2_000_000),
            policy: policy, clock: clock, entropy: .seeded(5))
    }
}
