import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite(
    "A clerk sees a person's consents after the look is an entry, and only that person's (law 7)",
    .timeLimit(.minutes(1)))
struct OverviewTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    @Test("what runs and what ended, with what she can do now; the look stands in her log with its reason")
    func overview() async throws {
        let receipt = try await world.consent(rita)
        _ = try await world.consent(try World.someoneElse())
        let shown = try #require(
            try await world.consents.overview(of: rita, by: World.clerk, reason: "she asked").done)
        #expect(shown.map(\.row.id) == [receipt.consent] && shown[0].options.contains(.stop))
        let look = try #require(try await world.entries(.inspected).last)
        let parts = try await world.journal.open(look)
        #expect(parts.first?.payload["reason"] == "she asked")
        #expect(parts.first?.payload.canonicalText.contains(World.clerk) == false)
        #expect(parts.last?.payload["employee"]?.string == World.clerk)
        _ = try await world.withdraw(receipt, of: rita)
        let later = try #require(try await world.consents.overview(of: rita, by: World.clerk, reason: "again").done)
        #expect(
            later[0].row.state == .withdrawn && later[0].options.contains(.agree) && !later[0].options.contains(.stop))
    }

    @Test("who is no clerk sees nothing; a person who was never met has nothing and gets no ref")
    func refused() async throws {
        _ = try await world.consent(rita)
        for name in ["backoffice", World.officer, "nobody"] {
            #expect(try await world.consents.overview(of: rita, by: name, reason: "x").refusal?.rule == .roleNotAllowed)
        }
        let stranger = try World.someoneElse()
        #expect(try await world.consents.overview(of: stranger, by: World.clerk, reason: "x").done?.isEmpty == true)
        #expect(try await world.subjects.existing(stranger) == nil)
    }

    @Test("a receipt is printed again for its own person only, and each time it is an entry")
    func receipt() async throws {
        let receipt = try await world.consent(rita)
        let again = try await world.consents.receipt(
            of: receipt.line.id, about: rita, by: World.clerk, reason: "lost")
        #expect((again.done ?? nil)?.words == receipt.words)
        let stranger = try World.someoneElse()
        _ = try await world.consent(stranger)
        let other = try await world.consents.receipt(
            of: receipt.line.id, about: stranger, by: World.clerk, reason: "lost")
        #expect(other.refusal == nil && (other.done ?? nil) == nil)
        #expect(try await world.entries(.inspected).count == 2)
    }
}
