import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("What is kept has an interest, a title that allows it, and a source that told it")
struct KeepingTests {
    private static let now = Courtroom.now
    private static let kept = SampleEvents.id(0x51)
    private static let ofConsent = Interest(kind: .consent, id: Courtroom.consent.id, until: now.adding(days: 300))
    private static let ofCase = Interest(kind: .openCase, id: SampleEvents.id(0x40), until: now.adding(days: 365))

    private static func closing(
        _ purpose: String = "discount", person: SubjectRef = Courtroom.person, of id: Identifier? = nil,
        ending: ConsultationClosing.Ending = .answered, status: Outcome.Status = .ok, keeping: Bool = true,
        fact: Identifier = kept, service: String = SampleController.service,
        finality: String = SampleController.finality, interest: Interest? = ofConsent, ref: PurposeRef? = nil
    ) -> Act {
        .closed(
            ConsultationClosing(
                person: person, purpose: ref ?? Courtroom.acts.purpose(purpose),
                consultation: id ?? Courtroom.consultation(purpose, .open), ending: ending,
                calls: [
                    CallEnding(service: SampleController.service, status: status, code: "", attempts: 1, reference: "r")
                ], kept: keeping ? [KeptFact(id: fact, service: service, finality: finality)] : [],
                interest: interest, members: []))
    }

    private static func following(_ days: Int64) -> Interest {
        Interest(kind: .followUp, id: SampleEvents.id(0x41), until: now.adding(days: days))
    }

    private static func ended(_ days: Int64) -> Interest {
        Interest(kind: .openCase, id: SampleEvents.id(0x40), until: now.adding(days: days))
    }

    private static let withdrawn: @Sendable (inout Courtroom) -> Void = { $0.giveConsent(.withdrawn, revision: 78) }

    /// A question for a case, as its consultation stands now.
    private static func asked(
        for openCase: Identifier, keepsNothing: Bool = false
    ) -> @Sendable (inout Courtroom) -> Void {
        { court in
            court.rows.set(
                .consultation(
                    ConsultationRow(
                        id: Courtroom.consultation("task", .open), person: Courtroom.person, purpose: "task",
                        version: 1, consent: nil, openCase: openCase, keepsNothing: keepsNothing, state: .open)))
        }
    }

    private static let cases: [Case] = [
        Case("for a case", closing("task", interest: ofCase)) { asked(for: SampleEvents.id(0x40))(&$0) },
        Case(
            "for another case than it was asked for", closing("task", interest: ofCase), .keepingNotAllowed, law: 4,
            asked(for: SampleEvents.id(0x41))),
        Case(
            "for a case that has ended meanwhile", closing("task", interest: ofCase), .keepingNotAllowed, law: 4,
            asked(for: SampleEvents.id(0x40), keepsNothing: true)),
        Case("of a case that has ended meanwhile, nothing", closing("task", keeping: false, interest: nil)) {
            asked(for: SampleEvents.id(0x40), keepsNothing: true)(&$0)
        },
        Case("its purpose retired meanwhile", closing("task", interest: ofCase), .purposeNotActive, law: 2) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task"), isActive: false)
        },
        Case("objected to meanwhile", closing("task", interest: ofCase), .restrained, law: 2) {
            $0.rows.set(
                .matter(
                    MatterRow(
                        id: SampleEvents.id(0x33), person: Courtroom.person, matter: .objection(purpose: "task"),
                        state: .open)))
        },
        Case("its title ended meanwhile", closing("task", interest: ofCase), .authorisationEnded, law: 2) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", until: now.adding(days: -1).belgianDate))
        },
        Case("for the consent", closing()),
        Case("for the open case", closing("task", interest: ofCase)),
        Case("nothing kept, nothing asked", closing(keeping: false, interest: nil)),
        Case("a failure", closing(ending: .failed, status: .busy, keeping: false, interest: nil)),
        Case("nothing kept after a withdrawal", closing(keeping: false, interest: nil)) { withdrawn(&$0) },
        Case("interrupted, its purpose retired since", closing(ending: .interrupted, keeping: false, interest: nil)) {
            $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount"), isActive: false)
        },
        Case("never recorded", closing(of: SampleEvents.id(1)), .consultationNotOpen, law: 1),
        Case(
            "closed already", closing(of: Courtroom.consultation("discount", .answered)), .consultationNotOpen, law: 1),
        Case("failed already", closing(of: Courtroom.consultation("discount", .failed)), .consultationNotOpen, law: 1),
        Case("another person", closing(person: SampleEvents.member), .otherPerson, law: 2),
        Case("under another purpose", closing(ref: Courtroom.acts.purpose("task")), .purposeNotActive, law: 2),
        Case(
            "under other bytes",
            closing(ref: PurposeRef(controller: "zonnegem", id: "discount", version: 1, hash: "0")),
            .purposeNotActive, law: 2),
        Case("after a withdrawal", closing(), .noActiveConsent, law: 2, withdrawn),
        Case("after the consent's end", closing(), .noActiveConsent, law: 2) {
            $0.giveConsent(until: now.adding(milliseconds: -1))
        },
        Case("without an interest", closing(interest: nil), .keepingNotAllowed, law: 4),
        Case("longer than the consent", closing(), .keepingNotAllowed, law: 4) {
            $0.giveConsent(until: now.adding(days: 299))
        },
        Case(
            "for another consent",
            closing(interest: Interest(kind: .consent, id: SampleEvents.id(9), until: now.adding(days: 1))),
            .keepingNotAllowed, law: 4),
        Case("past the consent, as if it were a case", closing(interest: ofCase), .keepingNotAllowed, law: 4),
        Case("a case's as if it were a consent's", closing("task"), .keepingNotAllowed, law: 4),
        Case("longer than a case runs", closing("task", interest: ended(366)), .keepingNotAllowed, law: 4),
        Case("an interest that has ended", closing("task", interest: ended(0)), .keepingNotAllowed, law: 4),
        Case("cases keep nothing", closing("task", interest: ended(0)), .keepingNotAllowed, law: 4) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", caseDays: 0))
        },
        Case("where the title may not keep", closing(), .keepingNotAllowed, law: 4) {
            $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount", mayKeep: false))
        },
        Case("of another finality", closing(finality: "other"), .keepingNotAllowed, law: 4),
        Case("of another finality that it may use", closing(finality: "other"), .keepingNotAllowed, law: 4) {
            $0.put(
                Courtroom.acts.purpose("discount"), Terms.of("discount", admits: [SampleController.finality, "other"]))
        },
        Case("from a call that failed", closing(status: .fault), .keepingNotAllowed, law: 4),
        Case("from a consultation that failed", closing(ending: .failed), .keepingNotAllowed, law: 4),
        Case("from a service that was not asked", closing(service: "Other-01.00"), .keepingNotAllowed, law: 4),
        Case("over another person's fact", closing(), .keepingNotAllowed, law: 4) {
            $0.rows.set(
                .fact(FactRow(id: kept, person: SampleEvents.member, finality: SampleController.finality)))
        },
        Case("once more the same", closing(fact: Courtroom.fact)),
        Case("to follow up, as long as the title says", closing("task", interest: following(60))) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", followUpDays: 60))
        },
        Case("to follow up a day longer", closing("task", interest: following(61)), .keepingNotAllowed, law: 4) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", followUpDays: 60))
        },
        Case(
            "to follow up where no title says so", closing("task", interest: following(1)), .keepingNotAllowed, law: 4),
        Case("to follow up what may not be kept", closing("task", interest: following(1)), .keepingNotAllowed, law: 4) {
            $0.put(Courtroom.acts.purpose("task"), Terms.of("task", mayKeep: false, followUpDays: 60))
        },
        Case("past the consent, to follow up", closing(interest: following(60)), .keepingNotAllowed, law: 4) {
            $0.put(Courtroom.acts.purpose("discount"), Terms.of("discount", followUpDays: 60))
        },
    ]

    @Test(arguments: cases)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }
}
