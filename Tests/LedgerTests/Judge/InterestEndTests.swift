import Core
import Doubles
import Ledger
import Testing

@Suite("An interest ends when its application, its term or its ground does, and not before")
struct InterestEndTests {
    private static let now = Courtroom.now
    private static let person = Courtroom.person
    private static let fact = Courtroom.fact
    private static let openCase = SampleEvents.id(0x40)

    private static func hold(
        _ kind: Interest.Kind = .openCase, _ id: Identifier = openCase, purpose: String = "task", days: Int64 = 10
    ) -> @Sendable (inout Courtroom) -> Void {
        { court in
            let interest = Interest(kind: kind, id: id, until: now.adding(days: days))
            court.rows.set(.hold(HoldRow(fact: fact, interest: interest, purpose: purpose)))
        }
    }

    private static func end(
        _ purpose: String = "task", by application: String = "leisure", of person: SubjectRef = person,
        _ interest: Identifier = openCase
    ) -> Act {
        .caseEnded(
            CaseEnd(
                person: person, purpose: Courtroom.acts.purpose(purpose),
                requester: Requester(application: application), caseReference: "2026-0815", interest: interest))
    }

    private static func ending(
        _ cause: HoldEnd = .term, kind: Interest.Kind = .openCase, _ id: Identifier = openCase,
        purpose: String = "task", of person: SubjectRef = person, by party: String? = nil
    ) -> Act {
        let ended = InterestEnding.Ended(interest: id, kind: kind, purpose: purpose, cause: cause)
        return .interestsEnded(InterestEnding(person: person, ended: [ended], by: party))
    }

    private static let cases: [Case] = [
        Case("a case, by its application", end()) { hold()(&$0) },
        Case("a case that keeps nothing", end()),
        Case("after its purpose was retired", end()) {
            hold()(&$0)
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task"), isActive: false)
        },
        Case("by an application that may not ask", end(by: "other"), .applicationNotPermitted, law: 2, hold()),
        Case("by a clerk", end(by: "sofie.clerk"), .applicationNotPermitted, law: 2, hold()),
        Case("a case of another purpose", end("discount"), .otherPerson, law: 2, hold()),
        Case("another person's case", end(of: SampleEvents.member), .otherPerson, law: 2, hold()),
        Case("a follow-up, as if it were a case", end(), .otherPerson, law: 2, hold(.followUp)),
        Case("past its term", ending()) { hold(days: -1)(&$0) },
        Case("past its term, an operator asks", ending(by: "operator")) { hold(days: -1)(&$0) },
        Case("past its term, a clerk asks", ending(by: "sofie.clerk"), .roleNotAllowed, law: 7, hold(days: -1)),
        Case("within its term", ending(), .nothingToErase, law: 4, hold()),
        Case("of another purpose", ending(purpose: "discount"), .nothingToErase, law: 4, hold(days: -1)),
        Case("of another person", ending(of: SampleEvents.member), .nothingToErase, law: 4, hold(days: -1)),
        Case("nothing at all", ending(), .nothingToErase, law: 4),
        Case("its purpose is in force no more", ending(.purpose)) {
            hold()(&$0)
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task"), isActive: false)
        },
        Case("its title has ended", ending(.title)) {
            hold()(&$0)
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", until: now.adding(days: -1).belgianDate))
        },
        Case("its title lets nothing be kept any more", ending(.title)) {
            hold()(&$0)
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", mayKeep: false))
        },
        Case("its title allows no follow-up any more", ending(.title, kind: .followUp)) {
            hold(.followUp)(&$0)
        },
        Case("its title still allows the follow-up", ending(.title, kind: .followUp), .nothingToErase, law: 4) {
            hold(.followUp)(&$0)
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", followUpDays: 60))
        },
        Case(
            "its consent was withdrawn",
            ending(.consent, kind: .consent, Courtroom.consent.id, purpose: "discount")
        ) {
            hold(.consent, Courtroom.consent.id, purpose: "discount")(&$0)
            $0.giveConsent(.withdrawn)
        },
        Case(
            "its consent stands", ending(.consent, kind: .consent, Courtroom.consent.id, purpose: "discount"),
            .nothingToErase, law: 4, hold(.consent, Courtroom.consent.id, purpose: "discount")),
        Case(
            "its consent is paused", ending(.consent, kind: .consent, Courtroom.consent.id, purpose: "discount"),
            .nothingToErase, law: 4
        ) {
            hold(.consent, Courtroom.consent.id, purpose: "discount")(&$0)
            $0.giveConsent(.paused)
        },
        Case("an objection was upheld", ending(.objection)) {
            hold()(&$0)
            object(.upheld, &$0)
        },
        Case("an objection waits for its decision", ending(.objection), .nothingToErase, law: 4) {
            hold()(&$0)
            object(.open, &$0)
        },
    ]

    private static func object(_ state: MatterRow.State, _ court: inout Courtroom) {
        court.rows.set(
            .matter(
                MatterRow(
                    id: SampleEvents.id(0x33), person: person, matter: .objection(purpose: "task"), state: state)))
    }

    @Test(arguments: cases)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }

    @Test("one entry over two interests in one fact drops the fact; over one of them, it does not", arguments: [1, 2])
    func shared(count: Int) {
        var court = Courtroom()
        let ids = [SampleEvents.id(0x40), SampleEvents.id(0x41)]
        for id in ids { Self.hold(.openCase, id, days: -1)(&court) }
        let ended = ids.prefix(count).map {
            InterestEnding.Ended(interest: $0, kind: .openCase, purpose: "task", cause: .term)
        }
        let event = Event(
            id: SampleEvents.id(0xEE), at: Self.now, origin: SampleEvents.origin,
            act: .interestsEnded(InterestEnding(person: Self.person, ended: ended, by: nil)))
        _ = court.rows.apply(event, at: Position(log: 2026, seq: 40))
        #expect(court.rows.holds.count == 2 - count)
        #expect((court.rows.facts[Self.fact] == nil) == (count == 2))
    }
}
