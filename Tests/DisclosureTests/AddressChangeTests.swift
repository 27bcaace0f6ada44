import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Synchronization
import Testing

@Suite("A changed address touches whoever's own address id is kept, and nobody else", .timeLimit(.minutes(1)))
struct AddressChangeTests {
    /// The register's feed as a test scripts it: pages by place.
    private final class Pages: AddressPages {
        let source = "AR"
        let service = "feeds/wijzigingen/adressen"
        private let script: Mutex<[Set<String>]>
        private let places = Mutex<[String?]>([])
        private let isAway = Mutex(false)

        init(_ pages: [Set<String>]) {
            script = Mutex(pages)
        }

        var asked: [String?] { places.withLock { $0 } }
        func add(_ page: Set<String>) { script.withLock { $0.append(page) } }
        func stayAway(_ away: Bool) { isAway.withLock { $0 = away } }

        func page(after place: String?, reference: String) async -> AddressPage {
            places.withLock { $0.append(place) }
            if isAway.withLock({ $0 }) {
                return AddressPage(status: .unavailable, code: "wire", addresses: [], next: nil)
            }
            let index = place.flatMap { Int($0) } ?? 0
            let pages = script.withLock { $0 }
            guard pages.indices.contains(index) else {
                return AddressPage(status: .ok, code: "", addresses: [], next: nil)
            }
            return AddressPage(status: .ok, code: "", addresses: pages[index], next: String(index + 1))
        }
    }

    let world: World
    let rita: INSZ
    let desk: ChangeDesk

    init() async throws {
        world = try await World(
            purposes: [World.parking],
            change: {
                $0.replacing("mayKeep: true", with: "mayKeep: true\n    followUp: {days: 60}")
                    .replacing("mayKeep: false", with: "mayKeep: true\n    followUp: {days: 60}")
            },
            template: {
                let keep = "{maximumAgeDays: 31, keep: true}"
                return $0.replacing("reads:\n", with: "reads:\n  - address.registerId\n")
                    .replacing(
                        "freshness:\n", with: "freshness:\n  address.registerId: \(keep)\n  address.zone: \(keep)\n")
            })
        rita = try World.rita()
        world.settle(rita)
        world.source.tell(
            rita,
            [
                "residence.street": .value(.text("Kerkstraat")), "residence.houseNumber": .value(.text("1")),
                "address.registerId": .value(.text("2550151")), "address.zone": .value(.text("A")),
            ])
        desk = try ChangeTests.desk(world)
        _ = try await world.ask(World.parking, rita)
    }

    @Test("the id and the zone that was looked up by it go, the municipality stays; another address takes nothing")
    func touched() async throws {
        let before = try await world.kept(rita)
        try #require(before == ["address.registerId", "address.zone", "residence.municipality"])
        #expect(try await desk.run(Pages([["1", "2"]])).touched.isEmpty)
        #expect(try await world.kept(rita) == before)
    }

    @Test("the run goes on where the last whole one ended, also after a start")
    func places() async throws {
        let pages = Pages([["1"], ["2"]])
        _ = try await desk.run(pages)
        pages.add(["2550151"])
        let done = try await ChangeTests.desk(world).run(pages)
        #expect(pages.asked == [nil, "1", "2", "2", "3"])
        #expect(done.touched.map(\.purposes) == [[World.parking]] && done.touched.map(\.facts) == [2])
        #expect(try await world.kept(rita) == ["residence.municipality"])
    }

    @Test("however often there is nothing new, also while the feed is away, the place is kept")
    func quiet() async throws {
        let pages = Pages([["1"]])
        for turn in 0..<52 {
            pages.stayAway(turn > 48)
            #expect(try await desk.run(pages).hasFailed == (turn > 48))
        }
        pages.stayAway(false)
        pages.add(["2550151"])
        #expect(try await ChangeTests.desk(world).run(pages).touched.count == 1)
        #expect(pages.asked.prefix(2) == [nil, "1"] && pages.asked.dropFirst().dropLast().allSatisfy { $0 == "1" })
    }

    @Test("a run that cannot record its notices begins again; a feed that stays away loses nothing")
    func broken() async throws {
        let pages = Pages([["2550151"]])
        pages.stayAway(true)
        let away = try await desk.run(pages)
        #expect(away.touched.isEmpty && away.hasFailed)
        pages.stayAway(false)
        world.ledger.fail { act in if case .changeNoticed = act { true } else { false } }
        await #expect(throws: LedgerError.self) { try await desk.run(pages) }
        world.ledger.fail { _ in false }
        #expect(try await desk.run(pages).touched.count == 1)
        #expect(pages.asked == [nil, nil, "1", nil, "1"])
        #expect(try await desk.run(pages).touched.isEmpty)
    }
}
