import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("A yes needs what proves it and stays within its purpose; a no and a stop need nothing (law 10)")
struct GivingTests {
    private static let now = Strict.now

    private static let evidence: [Case] = [
        Strict.case("online", Strict.yes(Strict.taking(.online))),
        Strict.case("counter", Strict.yes()),
        Strict.case(
            "counter: no card, and why",
            Strict.yes(Strict.taking(.counter, proof: .counter(whyNoCard: "the reader is broken")))),
        Strict.case("phone", Strict.yes(Strict.taking(.phone))),
        Strict.case("paper", Strict.yes(Strict.taking(.paper))),
        Strict.case(
            "online: no session", Strict.yes(Strict.taking(.online, proof: .online(session: ""))), .evidenceMissing),
        Strict.case(
            "online: a clerk between", Strict.yes(Strict.taking(.online, by: "lotte.officer")), .evidenceMissing),
        Strict.case(
            "counter: no card, and no reason", Strict.yes(Strict.taking(.counter, proof: .counter(whyNoCard: ""))),
            .evidenceMissing),
        Strict.case("counter: nobody took it down", Strict.yes(Strict.taking(.counter, by: nil)), .evidenceMissing),
        Strict.case(
            "counter: no clerk took it down", Strict.yes(Strict.taking(.counter, by: "lotte.officer")),
            .evidenceMissing),
        Strict.case("counter: not told back", Strict.yes(Strict.taking(.counter, readBack: nil)), .evidenceMissing),
        Strict.case(
            "counter: what another channel leaves",
            Strict.yes(Strict.taking(.counter, proof: .phone(call: "1", script: "1"))), .evidenceMissing),
        Strict.case(
            "phone: no call", Strict.yes(Strict.taking(.phone, proof: .phone(call: "", script: "1"))),
            .evidenceMissing),
        Strict.case(
            "phone: no script", Strict.yes(Strict.taking(.phone, proof: .phone(call: "1", script: ""))),
            .evidenceMissing),
        Strict.case(
            "phone: not read aloud",
            Strict.yes(
                Strict.taking(.phone),
                telling: Telling(notice: "discount", noticeHash: "00", readAloud: false, otherWayTold: true)),
            .evidenceMissing),
        Strict.case(
            "paper: no whole hash of the scan",
            Strict.yes(
                Strict.taking(.paper, proof: .paper(scan: [5], received: now.belgianDate, checkedBy: "jan.leisure"))),
            .evidenceMissing),
        Strict.case(
            "paper: checked by who typed it",
            Strict.yes(
                Strict.taking(
                    .paper, proof: .paper(scan: Strict.scan, received: now.belgianDate, checkedBy: "sofie.clerk"))),
            .evidenceMissing),
        Strict.case(
            "paper: received tomorrow",
            Strict.yes(
                Strict.taking(
                    .paper,
                    proof: .paper(
                        scan: Strict.scan, received: now.belgianDate.adding(days: 1), checkedBy: "jan.leisure"))),
            .evidenceMissing),
        Strict.case(
            "other words than those of the version",
            Strict.yes(telling: Telling(notice: "discount", noticeHash: "11", readAloud: true, otherWayTold: true)),
            .noticeNotCurrent),
        Strict.case(
            "the way without was not told",
            Strict.yes(telling: Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: false)),
            .alternativeNotTold, law: 10),
    ]

    private static let bounds: [Case] = [
        Strict.case("phone: from today", Strict.yes(Strict.taking(.phone), from: now), .contestPeriodRuns),
        Strict.case(
            "phone: a day too early", Strict.yes(Strict.taking(.phone), from: now.adding(days: 2)), .contestPeriodRuns),
        Strict.case(
            "paper: after the phone's days", Strict.yes(Strict.taking(.paper), from: now.adding(days: 3)),
            .contestPeriodRuns),
        Strict.case("a day too long", Strict.yes(days: 61), .consentTooLong),
        Strict.case("any number of uses", Strict.yes(uses: nil), .consentTooOften),
        Strict.case("one use too many", Strict.yes(uses: 7), .consentTooOften),
        Strict.case("no use at all", Strict.yes(uses: 0), .consentNotRunning),
        Strict.case("fewer uses", Strict.yes(uses: 1)),
        Strict.case("as often as one likes", Strict.yes(every: nil), .consentTooOften),
        Strict.case("every day", Strict.yes(every: "P1D"), .consentTooOften),
        Strict.case("every month", Strict.yes(every: "P1M")),
    ]

    @Test("what the channel leaves, and the words", arguments: evidence)
    func proven(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test("longest, most and oftenest are the purpose's; the channel's contest comes first", arguments: bounds)
    func bounded(_ each: Case) { #expect(each.verdict == each.expected) }

    @Test(
        "a no, a stop, a rest and a deferral need no proof, no read-back and no assurance", arguments: Channel.allCases)
    func refusing(channel: Channel) {
        let (bare, id) = (Strict.bare(channel), SampleEvents.id(0x32))
        let told = Telling(notice: "", noticeHash: "", readAloud: false, otherWayTold: false)
        let acts: [(Bool, Act)] = [
            (
                false,
                .consentRefused(
                    ConsentRefusal(
                        person: SampleEvents.member, purpose: Strict.discount, taking: bare, telling: told))
            ),
            (
                true,
                .consentWithdrawn(
                    ConsentWithdrawal(
                        person: SampleEvents.member, purpose: Strict.discount, consent: id, taking: bare))
            ),
            (
                true,
                .consentPaused(
                    ConsentPause(person: SampleEvents.member, purpose: Strict.discount, consent: id, taking: bare))
            ),
            (
                false,
                .consentDeferred(
                    ConsentDeferral(
                        person: SampleEvents.member, purpose: Strict.discount, request: nil, taking: bare,
                        notBefore: Self.now.adding(days: 20)))
            ),
        ]
        for (needsConsent, act) in acts {
            let each = Strict.case("", act) { if needsConsent { $0.put(id) } }
            #expect(each.verdict == nil, "\(act.type)")
        }
    }

    @Test("a consent in its contest period, paused in any way, or of a version that is gone can be stopped at once")
    func stopping() {
        let id = SampleEvents.id(0x32)
        let stop = Act.consentWithdrawn(
            ConsentWithdrawal(
                person: SampleEvents.member, purpose: Strict.discount, consent: id, taking: Strict.bare(.phone)))
        let changes: [@Sendable (inout Courtroom) -> Void] = [
            { $0.put(id, from: Self.now.adding(days: 3)) },
            { $0.put(id, until: Self.now.adding(days: -3)) },
            { courtroom in
                courtroom.put(id)
                courtroom.put(Strict.discount, ConsentLife.terms[0], isActive: false)
            },
        ]
        for change in changes { #expect(Strict.case("", stop, nil, change).verdict == nil) }
        for cause in PauseCause.allCases {
            #expect(Strict.case("", stop, nil) { $0.put(id, pauses: [cause]) }.verdict == nil)
        }
        for state in ConsentState.allCases where !state.stands {
            #expect(Strict.case("", stop, nil) { $0.put(id, state) }.verdict?.rule == .consentNotRunning)
        }
    }
}
