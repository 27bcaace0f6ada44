import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("Law 10: no is an answer, and a screen is never the only way", .timeLimit(.minutes(2)))
struct EveryChannelTests {
    /// A channel with what it leaves as proof, and the days before its yes is used.
    struct Way: CustomTestStringConvertible, Sendable {
        let channel: Channel
        let taking: Taking
        let waits: Int64

        var testDescription: String { channel.rawValue }
    }

    static let ways = [
        Way(
            channel: .online,
            taking: Taking(
                channel: .online, assurance: .eidUsed, identityCheck: "signed in", recorder: nil,
                proof: .online(session: "s-1"), readBack: .screen), waits: 0),
        Way(channel: .counter, taking: World.atCounter, waits: 0),
        Way(channel: .phone, taking: World.byPhone, waits: 3),
        Way(channel: .paper, taking: World.onPaper, waits: 7),
    ]

    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    @Test("a yes: the same record by every channel, and the same effect once it can no longer be contested")
    func yes() async throws {
        var records: [[String: JSON]] = []
        for way in Self.ways {
            let world = try await World()
            world.settle(rita)
            let receipt = try #require(
                try await world.consents.take(world.act(rita, taking: way.taking)).receipt, "\(way.channel)")
            let entry = try #require(try await world.entries(.consentGiven).last)
            var payload = try #require(try await world.journal.open(entry).first?.payload.object)
            for name in ["channel", "assurance", "identityCheck", "proof", "readBack"] {
                #expect(payload.removeValue(forKey: name) != nil, "\(way.channel): \(name)")
            }
            for name in ["id", "at", "from", "until"] { payload[name] = nil }
            records.append(payload)
            #expect(receipt.from == receipt.line.at.adding(days: way.waits))
            if way.waits > 0 {
                #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
                world.clock.advance(milliseconds: way.waits * 86_400_000 + 1)
            }
            #expect(try await world.told(World.uitpas, rita).count == 2, "\(way.channel)")
        }
        #expect(Set(records).count == 1)
    }

    @Test("a no: by every channel, with the weakest proof, and it starts the other way", arguments: ways)
    func no(_ way: Way) async throws {
        let weakest = Taking(
            channel: way.channel, assurance: .questions, identityCheck: "said so", recorder: World.clerk)
        let receipt = try #require(try await world.consents.take(world.act(rita, .no, taking: weakest)).receipt)
        #expect(receipt.state == .refused && !receipt.alternative.isEmpty)
        #expect(receipt.letter.sections.flatMap(\.lines).contains(receipt.alternative))
        let refused = try #require(try await world.ask(World.uitpas, rita).refusal)
        #expect(refused.refusal.rule == .noActiveConsent && refused.alternative == receipt.alternative)
        // No reason is asked for, and none is kept.
        let entry = try #require(try await world.entries(.consentRefused).last)
        let payload = try #require(try await world.journal.open(entry).first?.payload.object)
        #expect(payload["reason"] == nil && payload["ground"] == nil)
    }

    @Test("a stop: by every channel, whatever the channel of the yes, at once and without a reason", arguments: ways)
    func stop(_ way: Way) async throws {
        for given in Self.ways {
            let world = try await World()
            world.settle(rita)
            let receipt = try #require(try await world.consents.take(world.act(rita, taking: given.taking)).receipt)
            let weakest = Taking(
                channel: way.channel, assurance: .questions, identityCheck: "said so", recorder: World.clerk)
            let done = try await world.consents.withdraw(receipt.consent, of: rita, taking: weakest).done
            #expect(done?.receipt.state == .withdrawn, "\(given.channel), stopped by \(way.channel)")
            world.clock.advance(milliseconds: 8 * 86_400_000)
            #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        }
    }

    @Test("putting it off, a rest and a question's answer: by every channel", arguments: ways)
    func others(_ way: Way) async throws {
        let later = try #require(try await world.consents.take(world.act(rita, .later, taking: way.taking)).receipt)
        #expect(later.state == .deferred && later.notBefore == later.line.at.adding(days: 180))
        // The citizen may come back at any time.
        let given = try #require(try await world.consents.take(world.act(rita, taking: way.taking)).receipt)
        let rest = try await world.consents.change(given.consent, .pause, world.act(rita, taking: way.taking)).receipt
        #expect(rest?.state == .paused && rest?.consent == given.consent)
        world.clock.advance(milliseconds: 8 * 86_400_000)
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        let resumed = try await world.consents.change(given.consent, .resume, world.act(rita, taking: way.taking))
        #expect(resumed.receipt?.state == .given, "\(way.channel)")
        world.clock.advance(milliseconds: 8 * 86_400_000)
        #expect(try await world.told(World.uitpas, rita).count == 2)
    }

    struct Lacking: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let taking: Taking
    }

    static let lacking: [Lacking] = [
        Lacking(testDescription: "no proof", taking: taking(.counter, .eidSeen, nil)),
        Lacking(
            testDescription: "not told back",
            taking: taking(.counter, .eidSeen, .counter(whyNoCard: nil), readBack: nil)),
        Lacking(
            testDescription: "no card, and not why", taking: taking(.counter, .eidSeen, .counter(whyNoCard: ""))),
        Lacking(
            testDescription: "another channel's proof",
            taking: taking(.counter, .eidSeen, .phone(call: "c", script: "1"))),
        Lacking(testDescription: "no call", taking: taking(.phone, .questions, .phone(call: "", script: "1"))),
        Lacking(
            testDescription: "paper that one clerk read alone",
            taking: taking(
                .paper, .signature,
                .paper(
                    scan: Array(repeating: 1, count: 32), received: World.received, checkedBy: World.clerk))),
        Lacking(
            testDescription: "online, by a clerk", taking: taking(.online, .eidUsed, .online(session: "s-1"))),
        Lacking(
            testDescription: "somebody who is no clerk",
            taking: taking(.counter, .eidSeen, .counter(whyNoCard: nil), recorder: "backoffice")),
    ]

    private static func taking(
        _ channel: Channel, _ assurance: Assurance, _ proof: ChannelEvidence?, readBack: ReadBack? = .printed,
        recorder: String = World.clerk
    ) -> Taking {
        Taking(
            channel: channel, assurance: assurance, identityCheck: "seen", recorder: recorder, proof: proof,
            readBack: readBack)
    }

    @Test("a yes without what its channel leaves is none; a no needs none of it", arguments: lacking)
    func evidence(_ row: Lacking) async throws {
        #expect(try await world.consents.take(world.act(rita, taking: row.taking)).refusal?.rule == .evidenceMissing)
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        #expect(try await world.consents.take(world.act(rita, .no, taking: row.taking)).receipt != nil)
    }

    @Test("about health a phone is not enough, and another way stays open")
    func health() async throws {
        let parking = "parkeren-personen-met-een-handicap"
        let world = try await World(purposes: [parking])
        let byPhone = try await world.consents.take(world.act(rita, purpose: parking, taking: World.byPhone))
        #expect(byPhone.refusal?.rule == .assuranceTooLow)
        #expect(try await world.consents.take(world.act(rita, purpose: parking)).receipt != nil)
    }
}
