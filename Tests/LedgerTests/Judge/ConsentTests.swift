import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("A citizen's yes, no and stop are taken down under the purpose's own terms")
struct ConsentTests {
    private static let now = Courtroom.now
    private static let person = SampleEvents.member

    private static func taking(_ channel: Channel = .counter, _ assurance: Assurance = .eidSeen) -> Taking {
        Taking(channel: channel, assurance: assurance, identityCheck: "eID read", recorder: "sofie.clerk")
    }

    private static func telling(_ otherWayTold: Bool = true) -> Telling {
        Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: otherWayTold)
    }

    private static func yes(
        of person: SubjectRef = person, _ purpose: PurposeRef = Courtroom.acts.purpose("discount"),
        taking: Taking = taking(), told: Bool = true, from: Instant = now, until: Instant = now.adding(days: 365)
    ) -> Act {
        .consentGiven(
            ConsentGrant(
                person: person, purpose: purpose, taking: taking, telling: telling(told), from: from, until: until))
    }

    private static func no(
        of person: SubjectRef = person, _ purpose: PurposeRef = Courtroom.acts.purpose("discount")
    ) -> Act {
        .consentRefused(ConsentRefusal(person: person, purpose: purpose, taking: taking(), telling: telling()))
    }

    private static func stop(
        of person: SubjectRef = Courtroom.person, _ purpose: PurposeRef = Courtroom.acts.purpose("discount"),
        consent: Identifier = Courtroom.consent.id
    ) -> Act {
        .consentWithdrawn(ConsentWithdrawal(person: person, purpose: purpose, consent: consent, taking: taking(.phone)))
    }

    private static let otherBytes = PurposeRef(controller: "zonnegem", id: "discount", version: 1, hash: "00")
    private static let retire: @Sendable (inout Courtroom) -> Void = {
        $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount"), isActive: false)
    }

    private static let cases: [Case] = [
        Case("yes: permitted", yes()),
        Case("yes: for a day", yes(until: now.adding(days: 1))),
        Case("yes: by phone with two questions", yes(taking: taking(.phone, .questions))),
        Case(
            "yes: by phone with a card, which nobody sees there", yes(taking: taking(.phone)), .assuranceTooLow, law: 2),
        Case("yes: a second one", yes(of: Courtroom.person), .consentAlreadyRuns, law: 2),
        Case("yes: again after withdrawal", yes(of: Courtroom.person)) { $0.giveConsent(.withdrawn) },
        Case("yes: again after a refusal", yes(of: Courtroom.person)) { $0.giveConsent(.refused) },
        Case("yes: again after the end", yes(of: Courtroom.person)) {
            $0.giveConsent(until: now.adding(milliseconds: -1))
        },
        Case("yes: from a later day on, into which one runs", yes(of: Courtroom.person), .consentAlreadyRuns, law: 2) {
            $0.giveConsent(from: now.adding(days: 10))
        },
        Case("yes: when another purpose's runs", yes(of: Courtroom.person)) { $0.giveConsent(purpose: "task") },
        Case(
            "yes: longer than the longest", yes(until: now.adding(days: 365).adding(milliseconds: 1)), .consentTooLong,
            law: 2),
        Case("yes: for ever", yes(until: Instant(milliseconds: .max)), .consentTooLong, law: 2),
        Case("yes: that ends before it begins", yes(until: now.adding(milliseconds: -1)), .consentNotRunning, law: 2),
        Case("yes: that ends as it begins", yes(until: now), .consentNotRunning, law: 2),
        Case("yes: known by two questions only", yes(taking: taking(.counter, .questions)), .assuranceTooLow, law: 2),
        Case("yes: by a channel that is not open", yes(taking: taking(.online, .eidUsed)), .assuranceTooLow, law: 2),
        Case("yes: the other way was not told", yes(told: false), .alternativeNotTold, law: 10),
        Case("yes: for a task", yes(Courtroom.acts.purpose("task")), .consentNotAsked, law: 10),
        Case(
            "yes: for another controller", yes(SampleController("ocmw").purpose("discount")), .wrongController, law: 9),
        Case("yes: for a retired purpose", yes(), .purposeNotActive, law: 2, retire),
        Case("yes: for other bytes", yes(otherBytes), .purposeNotActive, law: 2),
        Case("no: permitted", no()),
        Case("no: while a yes runs it is a stop", no(of: Courtroom.person), .consentAlreadyRuns, law: 2),
        Case("no: after a stop", no(of: Courtroom.person)) { $0.giveConsent(.withdrawn) },
        Case("no: for a task", no(of: person, Courtroom.acts.purpose("task")), .consentNotAsked, law: 10),
        Case(
            "no: for another controller", no(of: person, SampleController("ocmw").purpose("discount")),
            .wrongController, law: 9),
        Case("no: for a retired purpose", no(), .purposeNotActive, law: 2, retire),
        Case("no: for other bytes", no(of: person, otherBytes), .purposeNotActive, law: 2),
        Case("stop: permitted", stop()),
        Case("stop: although the purpose has retired", stop()) { retire(&$0) },
        Case("stop: although the consent has ended", stop()) { $0.giveConsent(until: now.adding(days: -1)) },
        Case("stop: twice", stop(), .consentNotRunning, law: 2) { $0.giveConsent(.withdrawn) },
        Case("stop: what was refused", stop(), .consentNotRunning, law: 2) { $0.giveConsent(.refused) },
        Case("stop: what never was", stop(consent: SampleEvents.id(1)), .consentNotRunning, law: 2),
        Case("stop: another person's", stop(of: person), .otherPerson, law: 2),
        Case(
            "stop: in the name of another purpose", stop(of: Courtroom.person, Courtroom.acts.purpose("task")),
            .consentNotRunning, law: 2),
        Case(
            "stop: for another controller", stop(of: Courtroom.person, SampleController("ocmw").purpose("discount")),
            .wrongController, law: 9),
    ]

    @Test(arguments: cases)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }
}
