import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite(
    "A citizen is asked once, answers by a code that serves once, and is not asked again too soon",
    .timeLimit(.minutes(1)))
struct AskingTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    private static let counter = Requester(application: "counter", employee: World.clerk)

    private func question(
        _ number: INSZ? = nil, by requester: Requester = counter, until: CalendarDate? = nil,
        purpose: String = World.uitpas
    ) -> ConsentQuestion {
        ConsentQuestion(
            number: number ?? rita, purpose: purpose, requester: requester, caseReference: nil, until: until,
            wantsCode: true)
    }

    private func code() async throws -> ShortCode {
        try #require(try await world.consents.ask(question()).asked?.code)
    }

    @Test("the code answers, and is kept as a keyed hash only")
    func answered() async throws {
        let asked = try #require(try await world.consents.ask(question()).asked)
        let code = try #require(asked.code)
        #expect(asked.receipt.state == .requested && asked.receipt.letter.title == "Een vraag aan u")
        for entry in try await world.entries() {
            for part in try await world.journal.open(entry) {
                #expect(!part.payload.canonicalText.contains(code.characters))
            }
        }
        let receipt = try #require(try await world.consents.answer(.code(code), world.act(rita)).receipt)
        #expect(receipt.state == .given && receipt.purpose.ref.id == World.uitpas)
        #expect(try await world.told(World.uitpas, rita).count == 2)
    }

    @Test("no, and later, answer it too; later leaves it open for the citizen")
    func other() async throws {
        let code = try await code()
        let later = try #require(try await world.consents.answer(.code(code), world.act(rita, .later)).receipt)
        #expect(later.state == .deferred)
        #expect(try await world.consents.answer(.code(code), world.act(rita)).refusal?.rule == .requestNotOpen)
        #expect(
            try await world.consents.answer(.request(later.consent), world.act(rita, .no)).receipt?.state == .refused)
    }

    @Test(
        "wrong, used, another person's, too late: all read the same, and leave nothing of whose it is", arguments: 0..<5
    )
    func unknown(_ kind: Int) async throws {
        let stranger = try World.someoneElse()
        var (key, number) = (ConsentKey.code(try await code()), rita)
        switch kind {
        case 0: key = .code(try #require(ShortCode(typed: "2222-2222")))
        case 1: _ = try await world.consents.answer(key, world.act(rita, .no))
        case 2:
            _ = try await world.consent(stranger)
            number = stranger
        case 3: number = try #require(INSZ("88622015077"))
        default: world.clock.advance(milliseconds: 31 * 86_400_000)
        }
        let consents = try await world.ledger.allRows().consents
        #expect(try await world.consents.answer(key, world.act(number)).refusal?.rule == .requestNotOpen)
        #expect(try await world.ledger.allRows().consents == consents)
        let entry = try #require(try await world.entries(.refused).last)
        let payload = try #require(try await world.journal.open(entry).first?.payload)
        if kind < 4 { #expect(payload["purposeAsked"] == "" && entry.purpose == nil) }
        if kind == 3 { #expect(try await world.subjects.existing(number) == nil) }
    }

    @Test("one code, forty answers at once: one of them is taken")
    func race() async throws {
        let code = try await code()
        let world = world
        let rita = rita
        let taken = try await withThrowingTaskGroup { group in
            for turn in 0..<40 {
                group.addTask {
                    try await world.consents.answer(.code(code), world.act(rita, turn.isMultiple(of: 2) ? .yes : .no))
                        .receipt == nil ? 0 : 1
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken == 1)
        #expect(try await world.entries(.consentGiven, .consentRefused).count == 1)
    }

    @Test("another controller's code is none here")
    func controllers() async throws {
        let other = try await World(seed: 12)
        let code = try #require(
            try await other.consents.ask(
                ConsentQuestion(
                    number: rita, purpose: World.uitpas, requester: Self.counter, caseReference: nil, until: nil,
                    wantsCode: true)
            ).asked?.code)
        #expect(try await world.consents.answer(.code(code), world.act(rita)).refusal?.rule == .requestNotOpen)
    }

    @Test("one question at a time; none after a no before its date, which is told; the citizen comes when they like")
    func prompting() async throws {
        let code = try await code()
        #expect(try await world.consents.ask(question()).refused?.rule == .requestOpen)
        _ = try await world.consents.answer(.code(code), world.act(rita, .no))
        let refused = try await world.consents.ask(question())
        #expect(refused.refused?.rule == .tooSoonToAsk)
        guard case .refused(_, let alternative, let notBefore) = refused else { return }
        #expect(notBefore == world.clock.now.adding(days: 180) && alternative?.isEmpty == false)
        #expect(try await world.consents.take(world.act(rita)).receipt != nil)
        let other = try World.someoneElse()
        _ = try await world.consents.take(world.act(other, .no))
        world.clock.advance(milliseconds: 180 * 86_400_000 + 1)
        #expect(try await world.consents.ask(question(other)).asked != nil)
    }

    @Test("who may not ask, asks for nothing, too long, or for a purpose that asks nobody")
    func bounds() async throws {
        let outsider = Requester(application: "outsider")
        #expect(try await world.consents.ask(question(by: outsider)).refused?.rule == .applicationNotPermitted)
        #expect(try await world.consents.ask(question(purpose: World.waste)).refused?.rule == .consentNotAsked)
        #expect(try await world.consents.ask(question(purpose: "nothing")).refused?.rule == .unknownPurpose)
        let application = Requester(application: "backoffice")
        let far = world.clock.wall.today.adding(days: 400)
        let asked = try #require(try await world.consents.ask(question(by: application, until: far)).asked)
        #expect(asked.receipt.until == world.clock.now.adding(days: 30))
    }

    @Test("a wider version is not what was asked: the old question is answered by nobody, and a yes is renewed")
    func wider() async throws {
        let code = try await code()
        let given = try await world.consent(try World.someoneElse())
        try await world.adopt(World.uitpas) {
            $0.replacing("version: 1", with: "version: 2").replacing(
                "- dienst Vrije Tijd", with: "- dienst Vrije Tijd\n  - dienst Sport")
        }
        #expect(try await world.consents.answer(.code(code), world.act(rita)).refusal?.rule == .requestNotOpen)
        let renewed = try #require(
            try await world.consents.renew(given.consent, world.act(try World.someoneElse())).receipt)
        #expect(renewed.state == .renewed && renewed.purpose.ref.version == 2)
        #expect(
            try await world.consents.withdraw(given.consent, of: try World.someoneElse(), taking: World.byPhone).done?
                .consent == renewed.consent)
    }
}

extension AskReply {
    var asked: AskedConsent? { if case .asked(let asked) = self { asked } else { nil } }
    var refused: Refusal? { if case .refused(let refusal, _, _) = self { refusal } else { nil } }
}
