import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@Suite("A consent goes on under a version that asks for no more, and under no other", .timeLimit(.minutes(1)))
struct NewVersionTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    private func activate(_ version: Int, _ change: (String) -> String = { $0 }) async throws {
        let id = World.uitpas
        let adoption = try Repository.text("mappings/purposes/zonnegem/\(id).yaml")
        let files = try PurposeFiles(
            template: Array(change(try Repository.text("mappings/purposes/\(id).yaml")).utf8), templateFile: id,
            adoption: Array(change(adoption.replacing("version: 1", with: "version: \(version)")).utf8),
            adoptionFile: id)
        let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
        try await world.record(
            .purposeActivated(PurposeActivation(purpose: row, by: World.officer)), purposeBytes: files.bytes)
        try await world.purposes.reload(from: world.ledger)
    }

    @Test("taken over once, at the first use, in an entry of its own; the old receipt still stops it")
    func narrower() async throws {
        let receipt = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        try await activate(2) { $0.replacing("maximumConsentDays: 365", with: "maximumConsentDays: 300") }
        #expect(try await world.told(World.uitpas, rita).count == 2)
        #expect(try await world.told(World.uitpas, rita).count == 2)
        #expect(try await world.entries(.consentSuperseded).count == 1)
        let rows = try await world.ledger.allRows()
        let next = try #require(rows.successor(of: receipt.consent))
        #expect(next.version == 2 && next.until == next.from.adding(days: 300))
        #expect(try await world.withdraw(receipt, of: rita).done?.consent == next.id)
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
    }

    @Test("a version that asks for more asks again, and nobody is told why")
    func wider() async throws {
        try await world.consent(rita)
        try await activate(2) { $0.replacing("  - dienst Vrije Tijd", with: "  - dienst Vrije Tijd\n  - dienst Sport") }
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        #expect(try await world.entries(.consentSuperseded).isEmpty)
        try await world.consent(rita)
        #expect(try await world.told(World.uitpas, rita).count == 2)
    }

    @Test("a dry question finds it too")
    func check() async throws {
        try await world.consent(rita)
        try await activate(2)
        #expect(try await world.exchange.check(world.request(World.uitpas, rita)).refusal == nil)
    }
}
