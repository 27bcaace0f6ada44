import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Anyone who may can ask, once, for a while, and not again soon after a no; only the citizen answers")
struct AskingTests {
    private static let now = Strict.now
    private static let person = SampleEvents.member
    private static let request = Courtroom.request
    private static let code: [UInt8] = Array(repeating: 6, count: 32)

    private static func ask(
        by requester: Requester = Requester(application: "leisure"), until: Instant = now.adding(days: 10),
        alternative: String = "Bring proof.", _ purpose: PurposeRef = Strict.discount
    ) -> Act {
        .consentRequested(
            ConsentRequest(
                person: person, purpose: purpose, requester: requester, until: until, alternative: alternative,
                code: code))
    }

    private static let asking: [Case] = [
        Strict.case("an application", ask()),
        Strict.case("a clerk", ask(by: Requester(application: "counter", employee: "sofie.clerk"))),
        Strict.case(
            "a clerk, where a party is named like the channel",
            ask(by: Requester(application: "operator", employee: "sofie.clerk"))),
        Strict.case(
            "an officer", ask(by: Requester(application: "counter", employee: "lotte.officer")),
            .applicationNotPermitted),
        Strict.case("nobody", ask(by: Requester(application: "counter")), .applicationNotPermitted),
        Strict.case(
            "for longer than the purpose lets it wait", ask(until: now.adding(days: 11)), .requestTooLong, law: 10),
        Strict.case("until yesterday", ask(until: now.adding(days: -1)), .requestTooLong, law: 10),
        Strict.case("without the way without", ask(alternative: ""), .alternativeNotTold, law: 10),
        Strict.case("for a task", ask(Courtroom.acts.purpose("task")), .consentNotAsked, law: 10),
        Strict.case("for a retired purpose", ask(), .purposeNotActive) {
            $0.put(Strict.discount, ConsentLife.terms[0], isActive: false)
        },
        Strict.case("a second time", ask(), .requestOpen, law: 10) { $0.put(request, .requested) },
        Strict.case("when nobody answered the first", ask()) {
            $0.put(request, .requested, until: now.adding(days: -1))
        },
        Strict.case("while a yes runs", ask(), .consentAlreadyRuns, law: 10) { $0.put(request) },
        Strict.case("while a yes rests", ask(), .consentAlreadyRuns, law: 10) { $0.put(request, pauses: [.citizen]) },
        Strict.case("when a yes will end soon", ask()) { $0.put(request, until: now.adding(days: 9)) },
        Strict.case("the day before one may ask again", ask(), .tooSoonToAsk, law: 10) {
            $0.put(request, .refused) { $0.askAgain = now.adding(days: 1) }
        },
        Strict.case("too soon after a stop, for another version", ask(), .tooSoonToAsk, law: 10) {
            $0.put(request, .withdrawn, version: 7) { $0.askAgain = now.adding(days: 1) }
        },
        Strict.case("too soon after it was put off", ask(), .tooSoonToAsk, law: 10) {
            $0.put(request, .deferred) { $0.askAgain = now.adding(days: 1) }
        },
        Strict.case("on the day itself", ask()) { $0.put(request, .refused) { $0.askAgain = now } },
    ]

    @Test(arguments: asking)
    func asked(_ each: Case) { #expect(each.verdict == each.expected) }

    private static func online(_ code: [UInt8]?) -> Taking {
        Strict.taking(.online, proof: .online(session: "session-1", code: code))
    }

    private static let openRequest: @Sendable (inout Courtroom) -> Void = {
        $0.put(request, .requested, until: now) { $0.code = code }
    }

    private static let answers: [Case] = [
        Strict.case("by the code", Strict.yes(online(code), request: request), nil, openRequest),
        Strict.case("at the counter, without the code", Strict.yes(request: request), nil, openRequest),
        Strict.case("online without the code", Strict.yes(online(nil), request: request), .requestNotOpen, openRequest),
        Strict.case(
            "by another code", Strict.yes(online(Strict.scan), request: request), .requestNotOpen, openRequest),
        Strict.case("one that never was", Strict.yes(request: request), .requestNotOpen),
        Strict.case("another's", Strict.yes(request: request), .otherPerson) {
            $0.put(request, of: Strict.parent, .requested)
        },
        Strict.case("too late", Strict.yes(request: request), .requestNotOpen) {
            $0.put(request, .requested, until: now.adding(milliseconds: -1))
        },
        Strict.case("twice", Strict.yes(request: request), .requestNotOpen) { $0.put(request, .superseded) },
        Strict.case("of another version", Strict.yes(request: request), .requestNotOpen) {
            $0.put(request, .requested, version: 2)
        },
        Strict.case("long after it was put off", Strict.yes(online(nil), request: request)) {
            $0.put(request, .deferred, until: now.adding(days: -100)) { $0.askAgain = now.adding(days: 10) }
        },
        Strict.case("a code that was used to put it off", Strict.yes(online(code), request: request), .requestNotOpen) {
            $0.put(request, .deferred)
        },
    ]

    @Test(arguments: answers)
    func answered(_ each: Case) { #expect(each.verdict == each.expected) }

    private static func putOff(_ request: Identifier?, until date: Instant) -> Act {
        .consentDeferred(
            ConsentDeferral(
                person: person, purpose: Strict.discount, request: request, taking: Strict.bare(.phone), notBefore: date
            ))
    }

    @Test(
        "put off for at least the days of the purpose, and longer where the citizen wishes",
        arguments: [
            (19, Refusal.Rule.tooSoonToAsk), (20, nil), (400, nil),
        ] as [(Int64, Refusal.Rule?)])
    func deferred(days: Int64, rule: Refusal.Rule?) {
        let act = Self.putOff(Self.request, until: Self.now.adding(days: days))
        #expect(Strict.case("", act) { Self.openRequest(&$0) }.verdict?.rule == rule)
    }

    /// The rows after acts at moments, in days from now, as far as they stand.
    private static func rows(_ acts: [(days: Int64, Act)]) -> (rows: Rows, refused: [Refusal.Rule]) {
        var rows = Courtroom().rows
        var refused: [Refusal.Rule] = []
        rows.set(.purpose(PurposeRow(ref: Strict.discount, terms: ConsentLife.terms[0], isActive: true)))
        for (index, (days, act)) in acts.enumerated() {
            let event = Event(
                id: SampleEvents.id(0x40 + UInt8(index)), at: now.adding(days: days), origin: SampleEvents.origin,
                act: act)
            if let refusal = Judge.refusal(of: event, in: rows, controller: "zonnegem", commit: event.at) {
                refused.append(refusal.rule)
            } else {
                _ = rows.apply(event, at: Position(log: 2026, seq: Int64(index)))
            }
        }
        return (rows, refused)
    }

    @Test("an answer closes every request for that purpose, and names what took its place")
    func closing() throws {
        let (rows, refused) = Self.rows([
            (0, Self.ask()), (1, Strict.yes(Self.online(Self.code), request: SampleEvents.id(0x40))),
        ])
        #expect(refused == [])
        let request = try #require(rows.consents[SampleEvents.id(0x40)])
        #expect(request.state == .superseded && request.code == nil)
        #expect(rows.successor(of: request.id)?.id == SampleEvents.id(0x41))
        #expect(rows.request(code: Self.code) == nil)
    }

    @Test("prompting again before the date is refused; the citizen may come back at any time")
    func nagging() {
        let no = Act.consentRefused(
            ConsentRefusal(
                person: Self.person, purpose: Strict.discount, taking: Strict.bare(.phone), telling: Strict.telling))
        let again = { (days: Int64) in Self.ask(until: Self.now.adding(days: days + 5)) }
        let (_, refused) = Self.rows([(0, no), (1, again(1)), (19, again(19)), (21, again(21))])
        #expect(refused == [.tooSoonToAsk, .tooSoonToAsk])
        #expect(Self.rows([(0, no), (0, Strict.yes())]).refused == [])
        #expect(Self.rows([(0, Self.putOff(nil, until: Self.now.adding(days: 90))), (0, Strict.yes())]).refused == [])
    }
}
