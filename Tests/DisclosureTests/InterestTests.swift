import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@Suite("What is kept lives while someone has an interest in it, and goes with the last", .timeLimit(.minutes(1)))
struct InterestTests {
    let world: World
    let rita: INSZ
    private var desk: RetentionDesk { world.exchange.retention }
    private static let day: Int64 = 86_400_000

    init() async throws {
        world = try await World(change: { text in
            text.contains("purpose: bewonerskaart")
                ? text.replacing("mayKeep: true", with: "mayKeep: true\n    followUp: {days: 60}") : text
        })
        rita = try World.rita()
        world.settle(rita)
    }

    private func end(
        _ name: String, _ purpose: String = World.waste, by application: String = "backoffice"
    ) async throws -> CaseReply {
        try await world.exchange.end(
            case: name, of: .person(rita), for: purpose, by: Requester(application: application))
    }

    @Test("the end of a case takes what it kept, also from memory; the next question asks the source again")
    func caseEnd() async throws {
        _ = try await world.told(World.waste, rita, case: "w-1")
        #expect(try await !world.kept(rita).isEmpty)
        let calls = world.source.calls.count
        guard case .ended = try await end("w-1") else { return #expect(Bool(false), "refused") }
        #expect(try await world.kept(rita).isEmpty)
        _ = try await world.told(World.waste, rita, case: "w-2")
        #expect(world.source.calls.count > calls)
    }

    @Test("a case that ends while its question is under way keeps nothing of it; asked for again, it does")
    func endedDuring() async throws {
        let (exchange, rita) = (world.exchange, rita)
        world.ledger.before { act in
            guard case .closed = act else { return }
            _ = try? await exchange.end(
                case: "w-1", of: .person(rita), for: World.waste, by: Requester(application: "backoffice"))
        }
        #expect(try await world.told(World.waste, rita, case: "w-1")["livesHere"]?.value == .boolean(true))
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await !world.entries(.caseEnded).isEmpty)
        world.ledger.before { _ in }
        _ = try await world.told(World.waste, rita, case: "w-1")
        #expect(try await !world.kept(rita).isEmpty)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("nor does it hold what another case keeps")
    func endedDuringAnother() async throws {
        _ = try await world.told(World.waste, rita, case: "w-2")
        let (exchange, rita) = (world.exchange, rita)
        // Of what is asked again, a status, nothing may be kept.
        world.ledger.before { act in
            guard case .closed = act else { return }
            _ = try? await exchange.end(
                case: "w-1", of: .person(rita), for: World.waste, by: Requester(application: "backoffice"))
        }
        #expect(try await world.told(World.waste, rita, case: "w-1")["livesHere"]?.value == .boolean(true))
        #expect(Set(try await world.ledger.allRows().holds.values.map(\.interest.id)).count == 1)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("what another case holds stays; the same case told twice, and one never seen, do no harm")
    func otherCases() async throws {
        _ = try await world.told(World.waste, rita, case: "w-1")
        _ = try await world.told(World.waste, rita, case: "w-2")
        let kept = try await world.kept(rita)
        for name in ["w-1", "w-1", "w-9"] { _ = try await end(name) }
        #expect(try await world.kept(rita) == kept && !kept.isEmpty)
        _ = try await end("w-2")
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await world.entries(.caseEnded).count == 4)
    }

    @Test("who may not ask may not end either, and that is recorded", arguments: ["unknown", World.uitpas])
    func notTheirs(purpose: String) async throws {
        try await world.register("other", .application, purposes: [World.waste])
        guard case .refused(let refusal, let line) = try await end("w-1", purpose, by: "other") else {
            return #expect(Bool(false), "not refused")
        }
        #expect(refusal.rule == (purpose == "unknown" ? .unknownPurpose : .applicationNotPermitted))
        #expect(line != nil)
        #expect(try await world.log.last == .refused)
    }

    @Test("without a case, facts are kept for as long as a title allows a follow-up, and not where none does")
    func followUp() async throws {
        let titles = try #require(world.purposes.active(World.parking)).adoption.authorisations
        try #require(titles.contains { $0.followUpDays == 60 } == true)
        let strict = try await World()
        strict.settle(rita)
        for world in [strict, world] { _ = try await world.ask(World.parking, rita) }
        #expect(try await strict.kept(rita).isEmpty)
        #expect(try await strict.log.contains(.disclosed))
        let kept = try await world.kept(rita)
        #expect(!kept.isEmpty)
        world.clock.advance(milliseconds: 61 * Self.day)
        guard case .done(let report) = try await desk.apply(by: World.officer) else {
            return #expect(Bool(false), "refused")
        }
        #expect(report.facts == kept.count && report.ended.map(\.kind) == [.followUp])
        #expect(try await world.kept(rita).isEmpty)
    }

    @Test("a look changes nothing; a run ends what is over, once, and counts it by purpose and kind")
    func run() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        _ = try await world.told(World.waste, rita, case: "w-1")
        #expect(try await desk.look().isEmpty)
        world.clock.advance(milliseconds: 401 * Self.day)
        let before = try await world.log
        let dry = try await desk.look()
        #expect(try await world.log == before && !dry.isApplied)
        #expect(dry.consents == 1 && dry.facts > 0 && dry.factsWithoutInterest == 0)
        guard case .done(let report) = try await desk.apply(by: nil) else { return #expect(Bool(false), "refused") }
        #expect(report.isApplied && report.consents == 1)
        #expect(report.ended.map(\.purpose) == [World.waste] && report.ended.map(\.cause) == [.term])
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await desk.look().isEmpty)
        let after = try await world.log
        guard case .done(let again) = try await desk.apply(by: nil) else { return #expect(Bool(false), "refused") }
        #expect(again.isEmpty)
        #expect(try await world.log == after)
    }

    @Test("an interest that another ended between the look and the record is not counted")
    func overtaken() async throws {
        _ = try await world.told(World.waste, rita, case: "w-1")
        world.clock.advance(milliseconds: 401 * Self.day)
        let (exchange, rita) = (world.exchange, rita)
        world.ledger.before { act in
            guard case .interestsEnded = act else { return }
            _ = try? await exchange.end(
                case: "w-1", of: .person(rita), for: World.waste, by: Requester(application: "backoffice"))
        }
        guard case .done(let report) = try await desk.apply(by: nil) else { return #expect(Bool(false), "refused") }
        #expect(report.facts == 0 && report.ended.isEmpty)
        #expect(try await world.kept(rita).isEmpty)
    }

    @Test("a version whose title keeps nothing any more ends the interests of the one before it")
    func narrowed() async throws {
        _ = try await world.told(World.waste, rita, case: "w-1")
        try await world.adopt(World.waste) {
            $0.replacing("version: 1", with: "version: 2").replacing("mayKeep: true", with: "mayKeep: false")
        }
        let report = try await desk.look()
        #expect(report.ended.map(\.cause) == [.title])
        _ = try await desk.apply(by: World.officer)
        #expect(try await world.kept(rita).isEmpty)
    }

    @Test("a clerk may not run it")
    func roles() async throws {
        _ = try await world.told(World.waste, rita, case: "w-1")
        world.clock.advance(milliseconds: 401 * Self.day)
        guard case .refused(let refusal) = try await desk.apply(by: World.clerk) else {
            return #expect(Bool(false), "not refused")
        }
        #expect(refusal.rule == .roleNotAllowed)
        #expect(try await !world.kept(rita).isEmpty)
    }

    @Test("the log of case ends and runs replays to the live tables")
    func replayed() async throws {
        _ = try await world.told(World.waste, rita, case: "w-1")
        _ = try await end("w-1")
        _ = try await world.told(World.waste, rita, case: "w-2")
        world.clock.advance(milliseconds: 401 * Self.day)
        _ = try await desk.apply(by: nil)
        let verification = try await Verifier(journal: world.journal).verify()
        #expect(verification.findings.isEmpty, "\(verification.findings)")
    }
}
