import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("What is handed over is the purpose's, has a source, and stands under a title that admits it")
struct DisclosureTests {
    private static let now = Courtroom.now
    private static let answered = Courtroom.consultation("task", .answered)
    private static let failed = Courtroom.consultation("task", .failed)
    private static let openCase = Interest(kind: .openCase, id: SampleEvents.id(0x40), until: now.adding(days: 365))

    private static func telling(
        _ outputs: [(String, String)] = [("livesHere", "value")], purpose: String = "task",
        citing authorisations: [String] = [SampleController.authorisation], after consultations: [Identifier] = [],
        using facts: [Identifier] = [], holding holds: [Identifier] = [], for interest: Interest? = nil,
        case name: String? = "2026-0815"
    ) -> Act {
        .disclosed(
            DisclosureRecord(
                person: Courtroom.person, purpose: Courtroom.acts.purpose(purpose),
                basis: Basis(
                    authorisations: authorisations, consent: purpose == "discount" ? Courtroom.consent : nil),
                requester: SampleController.requester, caseReference: name, referenceDate: now.belgianDate,
                outputs: outputs.map { DisclosureRecord.Output(name: $0.0, state: $0.1) },
                consultations: consultations, facts: facts, holds: holds, interest: interest, sources: ["RR"],
                answer: Array(repeating: 7, count: 32)))
    }

    private static let otherFinality: @Sendable (inout Courtroom) -> Void = {
        $0.rows.set(.fact(FactRow(id: Courtroom.fact, person: Courtroom.person, finality: "other")))
    }
    private static let elsewhere: @Sendable (inout Courtroom) -> Void = {
        $0.rows.set(
            .fact(FactRow(id: Courtroom.fact, person: SampleEvents.member, finality: SampleController.finality)))
    }

    private static let cases: [Case] = [
        Case("from a consultation", telling(after: [answered])),
        Case("from a kept fact", telling(using: [Courtroom.fact])),
        Case(
            "from both",
            telling([("livesHere", "value"), ("lowIncome", "absent")], after: [answered], using: [Courtroom.fact])),
        Case(
            "nothing but what could not be had",
            telling([("livesHere", "unavailable"), ("lowIncome", "notPermitted")], after: [failed])),
        Case("withheld", telling([("livesHere", "withheld")], after: [answered])),
        Case(
            "an output of another purpose", telling([("points", "value")], after: [answered]), .unknownAttribute, law: 3
        ),
        Case(
            "a state that does not exist", telling([("livesHere", "Value")], after: [answered]), .unknownAttribute,
            law: 3),
        Case("a value although every source failed", telling(after: [failed]), .noSourceBehindValue, law: 5),
        Case("a value from nowhere", telling(), .noSourceBehindValue, law: 5),
        Case("absent from nowhere", telling([("livesHere", "absent")]), .noSourceBehindValue, law: 5),
        Case(
            "a consultation that was never recorded", telling(after: [SampleEvents.id(1)]), .consultationNotOpen, law: 1
        ),
        Case(
            "one that is not closed", telling(after: [Courtroom.consultation("task", .open)]), .consultationNotOpen,
            law: 1),
        Case(
            "another purpose's", telling(after: [Courtroom.consultation("discount", .answered)]), .consultationNotOpen,
            law: 1),
        Case("another person's", telling(after: [answered]), .consultationNotOpen, law: 1) {
            $0.consult(answered, "task", .answered, person: SampleEvents.member)
        },
        Case(
            "one that rested on an earlier consent",
            telling(purpose: "discount", after: [Courtroom.consultation("discount", .answered)]), .noActiveConsent,
            law: 2
        ) {
            $0.rows.set(
                .consultation(
                    ConsultationRow(
                        id: Courtroom.consultation("discount", .answered), person: Courtroom.person,
                        purpose: "discount", version: 1,
                        consent: Basis.ConsentCitation(id: SampleEvents.id(9), revision: 5), state: .answered)))
        },
        Case("a fact that is gone", telling(using: [SampleEvents.id(1)]), .noSourceBehindValue, law: 1),
        Case("another person's fact", telling(using: [Courtroom.fact]), .noSourceBehindValue, law: 1, elsewhere),
        Case(
            "a finality that is not admitted", telling(using: [Courtroom.fact]), .finalityNotAdmitted, law: 4,
            otherFinality),
        Case("one that the title admits", telling(using: [Courtroom.fact])) {
            otherFinality(&$0)
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", admits: [SampleController.finality, "other"]))
        },
        Case("no title cited", telling(citing: [], using: [Courtroom.fact]), .authorisationEnded, law: 2),
        Case("without the case that the purpose asks for", telling(after: [answered], case: nil), .caseMissing, law: 2)
        {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", requiresCase: true))
        },
        Case("without a case", telling(after: [answered], case: nil)),
        Case("holding on", telling(using: [Courtroom.fact], holding: [Courtroom.fact], for: openCase)),
        Case(
            "holding without an interest", telling(using: [Courtroom.fact], holding: [Courtroom.fact]),
            .keepingNotAllowed, law: 4),
        Case(
            "holding longer than a case runs",
            telling(using: [Courtroom.fact], holding: [Courtroom.fact], for: openCase), .keepingNotAllowed, law: 4
        ) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", caseDays: 364))
        },
        Case(
            "holding where the title may not keep",
            telling(using: [Courtroom.fact], holding: [Courtroom.fact], for: openCase), .keepingNotAllowed, law: 4
        ) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", mayKeep: false))
        },
        Case(
            "holding another person's", telling(after: [answered], holding: [Courtroom.fact], for: openCase),
            .keepingNotAllowed, law: 4, elsewhere),
        Case("an interest that holds nothing is not looked at", telling(after: [answered], for: openCase)) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", caseDays: 0))
        },
    ]

    @Test(arguments: cases)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }
}
