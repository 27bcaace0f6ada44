import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("Law 2: no basis, no record — the races with uses and with the contest period", .timeLimit(.minutes(1)))
struct BoundsRaceTests {
    private static let asks = 60

    /// What everyone was answered who asked at once: positions of answers, and how many were refused.
    private func ask(
        _ world: World, _ rita: INSZ, meanwhile act: @escaping @Sendable (Int) async throws -> Void = { _ in }
    ) async throws -> (answered: [Int64], refused: Int) {
        try await withThrowingTaskGroup { group in
            for turn in 0..<Self.asks {
                group.addTask {
                    try await act(turn)
                    return try await world.ask(World.uitpas, rita).answer?.line.position.seq
                }
            }
            var answered: [Int64] = []
            var refused = 0
            for try await position in group {
                if let position { answered.append(position) } else { refused += 1 }
            }
            return (answered, refused)
        }
    }

    @Test("a consent for five uses carries five, however many ask at once", arguments: [1, 5])
    func uses(_ uses: Int) async throws {
        let world = try await World(template: {
            $0.replacing("maximumConsentDays: 365", with: "maximumConsentDays: 365\nuses: \(uses)")
        })
        let rita = try World.rita()
        world.settle(rita)
        let receipt = try await world.consent(rita)
        let (answered, refused) = try await ask(world, rita)
        #expect(answered.count == uses && refused == Self.asks - uses)
        #expect(try await world.entries(.disclosed).count == uses)
        // It can still be stopped, and given again.
        #expect(try await world.withdraw(receipt, of: rita).done != nil)
        _ = try await world.consent(rita)
        #expect(try await world.ask(World.uitpas, rita).answer != nil)
    }

    @Test("a phone's yes: nothing is told before its days have passed, and a stop in between wins")
    func contest() async throws {
        for stops in [false, true] {
            let world = try await World()
            let rita = try World.rita()
            world.settle(rita)
            let receipt = try #require(try await world.consents.take(world.act(rita, taking: World.byPhone)).receipt)
            let from = try #require(receipt.from)
            let (early, refused) = try await ask(world, rita)
            #expect(early.isEmpty && refused == Self.asks)
            if stops {
                world.clock.advance(milliseconds: from.milliseconds - world.clock.now.milliseconds - 2)
            }
            let last = from.milliseconds - world.clock.now.milliseconds + Int64(Self.asks) / 2
            let (late, _) = try await ask(world, rita) { turn in
                // The clock passes the first moment of use while they ask; half-way she says that it was not her.
                world.clock.advance(milliseconds: turn == 0 && !stops ? last : 1)
                if stops, turn == Self.asks / 2 { _ = try await world.withdraw(receipt, of: rita) }
            }
            let entries = try await world.entries(.disclosed)
            #expect(entries.allSatisfy { $0.at >= from } && entries.count == late.count)
            if let end = try await world.entries(.consentWithdrawn).first {
                #expect(entries.allSatisfy { $0.position < end.position })
                #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
            } else {
                #expect(!late.isEmpty && !stops)
            }
        }
    }
}
