import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("A citizen's act is taken down whole, once, and by whoever may", .timeLimit(.minutes(1)))
struct ConsentsTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    @Test("a yes: the words, how to stop, the way without, the end")
    func yes() async throws {
        let receipt = try await world.consent(rita)
        let template = try #require(world.purposes.active(World.uitpas)).template
        #expect(receipt.words == template.notice.text && receipt.stop == template.notice.stop)
        #expect(receipt.alternative == template.alternative && receipt.product == template.product)
        #expect(receipt.until == world.clock.now.adding(days: 365) && receipt.decision == .yes)
        let entry = try #require(try await world.entries(.consentGiven).last)
        let payload = try #require(try await world.journal.open(entry).first?.payload)
        #expect(entry.id == receipt.consent && entry.outcome == "counter")
        #expect(payload["noticeHash"]?.string == template.notice.hash && payload["state"] == "dpv:ConsentGiven")
        for name in ["channel", "assurance", "identityCheck", "notice", "readAloud", "otherWayTold", "from", "until"] {
            #expect(payload[name] != nil, "\(name)")
        }
    }

    @Test("its proof holds by itself, for the words she was told")
    func proof() async throws {
        let receipt = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        let proof = receipt.proof
        let payload = try #require(proof.payload)
        let salt = try #require(proof.salt)
        let commitment = try #require(Commitment.part(salt: salt, payload: payload.canonicalBytes))
        let entry = try #require(try await world.ledger.entry(at: receipt.line.position))
        #expect(entry.parts.first?.commitment == commitment)
        let commit = Commitment.entry(parts: entry.parts.map(\.commitment))
        #expect(proof.leaf == Commitment.leaf(entryClass: .consent, commit: commit, seq: receipt.line.position.seq))
        #expect(try verdict(proof, leaf: proof.leaf))
        #expect(try !verdict(proof, leaf: proof.leaf + [0x20]))
        #expect(payload["noticeHash"]?.string == world.purposes.active(World.uitpas)?.template.notice.hash)
        #expect(!payload.canonicalText.contains(World.clerk))
    }

    private func verdict(_ proof: EntryProof, leaf: [UInt8]) throws -> Bool {
        let receipt = try InclusionReceipt(parsing: Array(proof.receipt.utf8))
        let verdict = receipt.verify(
            leaf: TreeHash.leaf(leaf), log: world.keys.controllerKeys.signer.verifier, origin: world.ledger.origin)
        if case .included = verdict { return true }
        return false
    }

    @Test("a no is recorded, has a receipt, and permits nothing")
    func no() async throws {
        let receipt = try #require(try await world.consents.take(world.act(rita, .no)).receipt)
        #expect(receipt.until == nil && receipt.decision == .no && !receipt.alternative.isEmpty)
        #expect(try await world.log.last == .consentRefused)
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        #expect(try await world.consents.take(world.act(rita)).receipt != nil)
        #expect(try await world.told(World.uitpas, rita).count == 2)
    }

    @Test("a shorter end holds, a longer one is cut to the purpose's longest")
    func ends() async throws {
        let today = world.clock.wall.today
        for (days, expected) in [
            (10, BelgianCalendar.endOfDay(today.adding(days: 10))), (4000, world.clock.now.adding(days: 365)),
        ] {
            let world = try await World()
            #expect(try await world.consent(rita, until: today.adding(days: days)).until == expected)
        }
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rule: Refusal.Rule
        var purpose = World.uitpas
        var taking = World.atCounter
        var noticeHash: String?
        var otherWayTold = true
        var days: Int?
        var isSecond = false
        var decision = ConsentAct.Decision.yes
    }

    static let refusals: [Row] = [
        Row(testDescription: "other words", rule: .noticeNotCurrent, noticeHash: String(repeating: "0", count: 64)),
        Row(testDescription: "no words", rule: .noticeNotCurrent, noticeHash: ""),
        Row(testDescription: "identity too weak", rule: .assuranceTooLow, taking: taking(.online, .eidSeen)),
        Row(testDescription: "questions at the counter", rule: .assuranceTooLow, taking: taking(.counter, .questions)),
        Row(testDescription: "way without not told", rule: .alternativeNotTold, otherWayTold: false),
        Row(testDescription: "a second yes", rule: .consentAlreadyRuns, isSecond: true),
        Row(
            testDescription: "a no while a yes runs is a withdrawal", rule: .consentAlreadyRuns, isSecond: true,
            decision: .no),
        Row(testDescription: "unknown purpose", rule: .unknownPurpose, purpose: "nothing", noticeHash: "x"),
        Row(testDescription: "a purpose that asks nobody", rule: .consentNotAsked, purpose: World.waste),
        Row(testDescription: "already over", rule: .consentNotRunning, days: -1),
    ]

    private static func taking(_ channel: Channel, _ assurance: Assurance) -> Taking {
        Taking(channel: channel, assurance: assurance, identityCheck: "seen", recorder: World.clerk)
    }

    @Test("refused, recorded, and without effect", arguments: refusals)
    func refused(_ row: Row) async throws {
        if row.isSecond { try await world.consent(rita) }
        let before = try await world.ledger.allRows().consents
        let until = row.days.map { world.clock.wall.today.adding(days: $0) }
        let act = world.act(
            rita, row.decision, purpose: row.purpose, taking: row.taking, noticeHash: row.noticeHash,
            otherWayTold: row.otherWayTold, until: until)
        #expect(try await world.consents.take(act).refusal?.rule == row.rule)
        let entry = try #require(try await world.entries().last)
        #expect(entry.type == .refused && entry.outcome == row.rule.rawValue)
        #expect(try await world.journal.open(entry).first?.payload["asked"] == "consent")
        #expect(try await world.ledger.allRows().consents == before)
    }

    @Test("by phone what was given at the counter: from then on nothing")
    func withdrawal() async throws {
        let receipt = try await world.consent(rita)
        let done = try #require(try await world.withdraw(receipt, of: rita).done)
        #expect(done.consent == receipt.consent && done.alternative == receipt.alternative)
        #expect(try await world.ask(World.uitpas, rita).refusal?.refusal.rule == .noActiveConsent)
        let again = try await world.consent(rita)
        #expect(again.consent != receipt.consent)
        #expect(try await world.told(World.uitpas, rita).count == 2)
    }

    @Test(
        "another's, an unknown, a refused or an ended consent is not withdrawn, and the try is recorded",
        arguments: 0..<5)
    func notWithdrawn(_ kind: Int) async throws {
        var receipt = try await world.consent(rita)
        var number = rita
        let stranger = try World.someoneElse()
        switch kind {
        case 0: number = stranger
        case 1:
            _ = try await world.consent(stranger)
            number = stranger
        case 2: _ = try await world.withdraw(receipt, of: rita)
        case 3: receipt = try #require(try await world.consents.take(world.act(stranger, .no)).receipt)
        default: break
        }
        let consents = try await world.ledger.allRows().consents
        let id = kind == 4 ? Identifier.random(world.entropy) : receipt.consent
        let reply = try await world.consents.withdraw(id, of: kind == 3 ? stranger : number, taking: World.atCounter)
        #expect(reply.refusal?.rule == .consentNotRunning)
        #expect(try await world.ledger.allRows().consents == consents)
        let entry = try #require(try await world.entries().last)
        #expect(entry.type == .refused && entry.outcome == "consentNotRunning")
        #expect(try await world.journal.open(entry).first?.payload["asked"] == "withdrawal")
    }

    @Test("a person who was never met gets no ref by trying to withdraw")
    func neverMet() async throws {
        let receipt = try await world.consent(rita)
        let stranger = try World.someoneElse()
        _ = try await world.withdraw(receipt, of: stranger)
        #expect(try await world.subjects.existing(stranger) == nil)
    }

    @Test("when the log cannot be written nothing is taken down")
    func failing() async throws {
        world.ledger.fail { _ in true }
        await #expect(throws: DisclosureError.self) { try await world.consents.take(world.act(rita)) }
        world.ledger.fail { _ in false }
        #expect(try await world.ledger.allRows().consents.isEmpty)
    }
}
