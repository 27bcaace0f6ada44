import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("What each change takes, leaves and tells: one row each", .timeLimit(.minutes(1)))
struct InvalidationTableTests {
    /// A person with a consent for the reduced rate, and an open case for waste.
    struct Town {
        let world: World
        let feed: ScriptedFeed
        let rita: INSZ
        let receipt: Receipt
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What is kept after it, of all that was: for which purposes.
        let stays: [String]
        /// The purposes of the events that the application gets, one each.
        let told: [String]
        /// What happens before it, of which nothing is asked here.
        let before: @Sendable (Town) async throws -> Void
        let act: @Sendable (Town) async throws -> Void

        init(
            _ name: String, stays: [String], told: [String],
            before: @escaping @Sendable (Town) async throws -> Void = { _ in },
            _ act: @escaping @Sendable (Town) async throws -> Void
        ) {
            testDescription = name
            (self.stays, self.told, self.before, self.act) = (stays, told, before, act)
        }
    }

    private static let both = [World.waste, World.uitpas]

    private static func notice(
        _ kind: String, replacedBy other: INSZ? = nil
    ) -> @Sendable (Town) async throws -> Void {
        { town in
            town.feed.tell(ScriptedFeed.notice(town.rita, kind, replacedBy: other))
            _ = try await ChangeTests.desk(town.world).run()
        }
    }

    private static let rows: [Row] = [
        Row("new number, as the feed tells it", stays: [], told: both) { town in
            try await notice("000", replacedBy: World.someoneElse())(town)
        },
        Row("new number, as a source answers it", stays: [], told: both) { town in
            town.world.source.replace(town.rita, by: nil)
            town.world.clock.advance(milliseconds: 61 * 86_400_000)
            _ = try await town.world.ask(World.uitpas, town.rita)
        },
        Row("death", stays: [], told: both) { try await notice("150")($0) },
        Row("another address", stays: [World.waste], told: both) { try await notice("020")($0) },
        Row("18th birthday of a child for whom a parent said yes", stays: both, told: [World.uitpas]) { town in
            try await birthday(town.world)
        },
        Row("18th birthday, for a purpose about children", stays: both, told: [World.parking]) { town in
            try await outgrown(town.world)
        },
        Row("erasure", stays: [], told: both) { town in
            let world = town.world
            try await world.register("kris", .officer)
            let desk = ErasureDesk(
                journal: world.journal, storage: world.ledger.behind, subjects: world.subjects, facts: world.facts,
                proofs: world.proofs, controllerName: "Gemeente Zonnegem")
            let planned = try await desk.plan(
                of: .person(town.rita), .facts, ground: .noLongerNeeded, by: World.officer)
            guard case .planned(let line) = planned else {
                Issue.record("not planned")
                return
            }
            for officer in [World.officer, "kris"] { _ = try await desk.approve(line.id, by: officer) }
        },
        Row("withdrawal", stays: [World.waste], told: [World.uitpas]) { town in
            _ = try await town.world.withdraw(town.receipt, of: town.rita)
        },
        Row("the consent expires", stays: [World.waste], told: [World.uitpas]) { town in
            town.world.clock.advance(milliseconds: 366 * 86_400_000)
            _ = try await town.world.exchange.retention.apply(by: nil)
        },
        Row("the case passes its end, after the consent", stays: [], told: both) { town in
            town.world.clock.advance(milliseconds: 401 * 86_400_000)
            _ = try await town.world.exchange.retention.apply(by: nil)
        },
        Row("the case is closed", stays: [World.uitpas], told: []) { town in
            _ = try await town.world.exchange.end(
                case: "w-1", of: .person(town.rita), for: World.waste, by: Requester(application: "backoffice"))
        },
        Row(
            "a version that ends tomorrow comes into force", stays: both, told: [World.waste]
        ) { try await lastDay($0) },
        Row(
            "an authorisation ends", stays: [World.uitpas], told: [World.waste], before: { try await lastDay($0) }
        ) { town in
            town.world.clock.advance(milliseconds: 86_400_000)
            _ = try await town.world.exchange.retention.apply(by: nil)
        },
    ]

    private static func lastDay(_ town: Town) async throws {
        try await town.world.adopt(World.waste) {
            $0.replacing("version: 1", with: "version: 2").replacing("2035-12-31", with: "2026-11-21")
        }
    }

    /// Born on 1 December 2008, with a test number.
    private static func child() throws -> INSZ { try #require(INSZ("08720108801")) }

    /// A parent's yes ends with the day before; what it kept goes, and what the child is asked about later is the child's.
    private static func birthday(_ world: World) async throws {
        let child = try child()
        world.settle(child)
        let mother = Acting(
            number: try #require(INSZ("84712321201")), kind: .parent, mode: .represents, actor: .representative,
            source: "RR household", scope: .all, until: nil, informed: nil)
        let plain = world.act(child)
        let yes = ConsentAct(
            number: child, purpose: plain.purpose, decision: .yes, taking: plain.taking, acting: mother,
            noticeHash: plain.noticeHash, readAloud: true, otherWayTold: true, until: nil)
        try #require(try await world.consents.take(yes).receipt != nil)
        _ = try await world.told(World.uitpas, child)
        #expect(try await !world.kept(child).isEmpty)
        world.clock.advance(milliseconds: 11 * 86_400_000)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await world.kept(child).isEmpty)
        #expect(try await world.entries(.consentExpired).map(\.outcome) == ["mandate"])
    }

    /// What a purpose about children keeps goes with their childhood, and is not asked again.
    private static func outgrown(_ world: World) async throws {
        try await world.adopt(World.parking) {
            $0.replacing("version: 2", with: "version: 3")
                .replacing("mayKeep: true", with: "mayKeep: true\n    followUp: {days: 60, refreshDays: 3}")
        } template: {
            $0.replacing("minimumAge: 18", with: "maximumAge: 17")
        }
        let child = try child()
        world.settle(child)
        _ = try await world.told(World.parking, child, outputs: ["livesHere"])
        #expect(try await !world.kept(child).isEmpty)
        world.clock.advance(milliseconds: 11 * 86_400_000)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await world.kept(child).isEmpty)
        #expect(try await world.ask(World.parking, child).refusal?.refusal.rule == .outsidePopulation)
        let refresher = RefreshDesk(
            journal: world.journal, purposes: world.purposes, facts: world.facts, exchange: world.exchange)
        #expect(try await refresher.turn() == RefreshDesk.Done())
    }

    @Test(arguments: rows)
    func row(_ row: Row) async throws {
        let clock = TestClock()
        let feed = ScriptedFeed(clock: clock.wall)
        let world = try await World(clock: clock, beside: feed)
        let rita = try World.rita()
        world.settle(rita)
        let receipt = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        _ = try await world.told(World.waste, rita, case: "w-1")
        #expect(try await holders(world, rita) == Self.both)
        let town = Town(world: world, feed: feed, rita: rita, receipt: receipt)
        try await row.before(town)
        let read = try await events(world).last?.id
        try await row.act(town)
        #expect(try await holders(world, rita) == row.stays)
        var purposes: [Identifier?: String] = [:]
        for number in [rita, try Self.child()] {
            guard let person = try await world.subjects.existing(number) else { continue }
            for purpose in Self.both + [World.parking] {
                let reference = world.keys.controllerKeys.reference(
                    application: "backoffice", purpose: purpose, subject: person)
                purposes[reference] = purpose
            }
        }
        let told = try await events(world, after: read).map { purposes[$0.reference] ?? "another" }
        #expect(told.sorted() == row.told)
        let verification = try await Verifier(journal: world.journal).verify()
        #expect(verification.findings == [])
    }

    private func events(_ world: World, after place: Identifier? = nil) async throws -> [AnswerEvent] {
        try #require(try await world.ledger.behind.events(of: "backoffice", after: place, limit: 99))
    }

    /// The purposes for which something is kept.
    private func holders(_ world: World, _ number: INSZ) async throws -> [String] {
        guard let person = try await world.subjects.existing(number) else { return [] }
        return Set(try await world.facts.inventory(of: person).flatMap(\.purposes)).sorted()
    }
}
