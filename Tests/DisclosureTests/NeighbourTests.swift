import Adapters
import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Synchronization
import Testing

@Suite(
    "Law 9: what an OCMW knows reaches its municipality as the OCMW's disclosure, in both logs", .timeLimit(.minutes(1))
)
struct NeighbourTests {
    static let care = "kinderopvang-verminderd-tarief"
    static let files = "ocmw-dossier-voor-gemeente"
    static let asking = "gemeente-zonnegem"
    static let grounds: [AttributeID] = [
        "status.BIM_BVT", "status.BIM_BVT_IN_FAMILY", "status.LIVING_WAGES_PCSA_HELP", "socialFile.active",
    ]

    let town: World
    let ocmw: World
    let source: ScriptedSource
    let rita: INSZ

    init() async throws {
        let clock = TestClock()
        let source = ScriptedSource(clock: clock.wall)
        let desk = Desk()
        let caller = NeighbourCaller(
            controller: "ocmw-zonnegem", purpose: Self.files, outputs: ["socialFile.active": "hasActiveFile"],
            neighbour: desk, clock: clock.wall)
        town = try await World(purposes: [Self.care], clock: clock, source: source, beside: caller, seed: 1)
        ocmw = try await World("ocmw-zonnegem", purposes: [Self.files], clock: clock, source: source, seed: 2)
        desk.open(ocmw.exchange)
        self.source = source
        rita = try World.rita()
        town.settle(rita)
        for ground in Self.grounds { source.tell(rita, [ground: .value(.boolean(false))]) }
        try await ocmw.register(Self.asking, .application, purposes: [Self.files])
    }

    private func told() async throws -> [String: OutputAnswer] { try await town.told(Self.care, rita) }

    private func consent() async throws {
        try #require(try await town.consents.take(town.act(rita, purpose: Self.care)).receipt != nil)
    }

    @Test("yes comes from the OCMW's file, as a consultation here and a disclosure there, one naming the other")
    func bothLogs() async throws {
        try await consent()
        source.tell(rita, ["socialFile.active": .value(.boolean(true))])
        #expect(try await told()["socialRate"]?.value == .boolean(true))

        #expect(try await town.log.suffix(3) == [.consulted, .closed, .disclosed])
        #expect(try await ocmw.log.suffix(3) == [.consulted, .closed, .disclosed])
        let disclosed = try #require(try await ocmw.entries(.disclosed).last)
        #expect(disclosed.application == Self.asking)
        #expect(disclosed.purpose == "ocmw-zonnegem/\(Self.files)@1")
        let there = try #require(try await ocmw.journal.open(disclosed).first?.payload)
        let consulted = try #require(try await town.entries(.consulted).last)
        let calls = try #require(try await town.journal.open(consulted).first?.payload["calls"]?.array)
        let here = calls.first { $0["source"] == "ocmw-zonnegem" }
        #expect(here?["reference"] != nil && here?["reference"] == there["case"])
        #expect(there["outputs"]?.array?.compactMap { $0["name"]?.string } == ["hasActiveFile"])
        #expect(there["requester"]?["process"] == "ipdc3106")
    }

    @Test("the municipality never asks the list itself, keeps nothing of it, and shares no ref with the OCMW")
    func apart() async throws {
        try await consent()
        _ = try await told()
        let asked = source.calls.filter { $0.service == ScriptedSource.files }
        #expect(asked.count == 1 && asked.allSatisfy { $0.finality.hoedanigheid == "ipdc3114" })
        let (here, there) = (try await town.subjects.existing(rita), try await ocmw.subjects.existing(rita))
        #expect(here != nil && there != nil && here != there)
        let kept = [try await town.kept(rita), try await ocmw.kept(rita)]
        #expect(kept == [[], []])
    }

    @Test("which ground made it yes does not show")
    func branches() async throws {
        try await consent()
        var seen: Set<OutputAnswer> = []
        for ground in Self.grounds {
            for other in Self.grounds { source.tell(rita, [other: .value(.boolean(other == ground))]) }
            let answer = try #require(try await told()["socialRate"])
            #expect(answer.value == .boolean(true))
            seen.insert(answer)
        }
        #expect(seen.count == 1)
        #expect(seen.first?.sources.map(\.name) == ["KSZ", "ocmw-zonnegem"])
    }

    @Test("no file and no other ground is no; the OCMW has told it, and it is recorded")
    func no() async throws {
        try await consent()
        #expect(try await told()["socialRate"]?.value == .boolean(false))
        #expect(try await ocmw.entries(.disclosed).count == 1)
    }

    @Test("without the citizen's yes the OCMW is not asked")
    func noConsent() async throws {
        #expect(try await town.ask(Self.care, rita).refusal?.refusal.rule == .noActiveConsent)
        #expect(try await ocmw.entries(.disclosed, .refused, .consulted).isEmpty)
    }

    enum Obstacle: CaseIterable {
        case notRegistered, retired, logFull, sourceDown
    }

    @Test("where the OCMW tells nothing, the answer is unknown and never no", arguments: Obstacle.allCases)
    func obstacles(obstacle: Obstacle) async throws {
        try await consent()
        let expected: Unavailability.Reason
        switch obstacle {
        case .notRegistered:
            try await ocmw.register(Self.asking, .application)
            expected = .sourceRefused
        case .retired:
            let ref = try #require(ocmw.purposes.active(Self.files)?.ref)
            try await ocmw.record(.purposeRetired(PurposeRetirement(purpose: ref, by: World.officer)))
            expected = .sourceRefused
        case .logFull:
            ocmw.ledger.fail { _ in true }
            expected = .sourceDown
        case .sourceDown:
            source.end(ScriptedSource.files, .unavailable)
            expected = .sourceDown
        }
        let answer = try #require(try await told()["socialRate"])
        #expect(answer.unavailability?.reason == expected && answer.value == nil)
        let refusals = try await ocmw.entries(.refused)
        #expect(refusals.count == (expected == .sourceRefused ? 1 : 0))
        if obstacle != .sourceDown { #expect(source.calls(to: ScriptedSource.files) == 0) }
        source.tell(rita, ["status.BIM_BVT": .value(.boolean(true))])
        #expect(try await told()["socialRate"]?.value == .boolean(true))
    }

    @Test("no record here: the OCMW is not asked; no record of its disclosure there: nothing is told")
    func recordFirst() async throws {
        try await consent()
        source.tell(rita, ["socialFile.active": .value(.boolean(true))])
        town.ledger.fail { $0.type == .consulted }
        await #expect(throws: DisclosureError.self) { try await town.ask(Self.care, rita) }
        #expect(try await ocmw.entries(.disclosed, .refused, .consulted).isEmpty)
        town.ledger.fail { _ in false }
        ocmw.ledger.fail { $0.type == .disclosed }
        #expect(try await told()["socialRate"]?.value == nil)
    }

    /// The OCMW's desk in the same installation.
    private final class Desk: Neighbour {
        private let exchange = Mutex<Exchange?>(nil)

        func open(_ exchange: Exchange) { self.exchange.withLock { $0 = exchange } }

        func disclose(_ question: NeighbourQuestion) async -> NeighbourAnswer {
            let request = DisclosureRequest(
                requester: Requester(application: NeighbourTests.asking, process: question.finality.hoedanigheid),
                number: question.number, purpose: question.purpose, referenceDate: question.referenceDate,
                caseReference: question.reference, outputs: question.outputs.map { OutputName($0) })
            guard let exchange = exchange.withLock({ $0 }), let reply = try? await exchange.reply(to: request) else {
                return .unavailable
            }
            if let refused = reply.refusal { return .refused(rule: refused.refusal.rule.rawValue) }
            let outputs = (reply.answer?.outputs ?? []).map { ($0.name, NeighbourAnswer.Output($0.state)) }
            return .told(Dictionary(outputs, uniquingKeysWith: { first, _ in first }))
        }
    }
}
