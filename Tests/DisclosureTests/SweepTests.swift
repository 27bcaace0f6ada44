import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@Suite("What has ended by itself is taken down once, with why, and keeps nothing", .timeLimit(.minutes(1)))
struct SweepTests {
    let world: World
    let rita: INSZ
    private var sweep: ConsentSweep { ConsentSweep(journal: world.journal, facts: world.facts) }

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    @Test("nothing ends while it runs; past its end it expires, its facts go, and that is said once")
    func duration() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        #expect(try await sweep.run() == ConsentSweep.Done())
        #expect(try await !world.kept(rita).isEmpty)
        world.clock.advance(milliseconds: 366 * 86_400_000)
        #expect(try await sweep.run().expired == 1)
        #expect(try await sweep.run() == ConsentSweep.Done())
        #expect(try await world.kept(rita).isEmpty)
        let entry = try #require(try await world.entries(.consentExpired).last)
        #expect(entry.outcome == "duration")
    }

    @Test(
        "under a version that asks for no more a consent is taken over, under a wider one it expires",
        arguments: [
            ("", 0, 1), ("\n  - dienst Sport", 1, 0),
        ])
    func versions(recipient: String, expired: Int, carried: Int) async throws {
        try await world.consent(rita)
        let id = World.uitpas
        let adoption = try Repository.text("mappings/purposes/zonnegem/\(id).yaml")
            .replacing("version: 1", with: "version: 2")
            .replacing("  - dienst Vrije Tijd", with: "  - dienst Vrije Tijd" + recipient)
        let files = try PurposeFiles(
            template: try Repository.bytes("mappings/purposes/\(id).yaml"), templateFile: id,
            adoption: Array(adoption.utf8), adoptionFile: id)
        let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
        try await world.record(
            .purposeActivated(PurposeActivation(purpose: row, by: World.officer)), purposeBytes: files.bytes)
        let done = try await sweep.run()
        #expect(done.expired == expired && done.carried == carried)
    }

    @Test("a purpose that was only retired may come back: nothing ends")
    func retired() async throws {
        try await world.consent(rita)
        let ref = try #require(world.purposes.active(World.uitpas)).ref
        try await world.record(.purposeRetired(PurposeRetirement(purpose: ref, by: World.officer)))
        #expect(try await sweep.run() == ConsentSweep.Done())
    }
}
