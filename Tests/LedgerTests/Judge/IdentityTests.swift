import Core
import Doubles
import Ledger
import Testing

@Suite("Under a number that was replaced nothing is kept or permitted, until it is known who the new one is")
struct IdentityTests {
    private static let acts = Courtroom.acts
    private static let person = Courtroom.person
    private static let successor = SampleEvents.member
    private static let link = SampleEvents.id(0x90)
    private static let told = Courtroom.consultation("task", .answered)
    /// Consultations under the new number: three to settle the change, and one for something else.
    private static let fresh = SampleEvents.id(0x91)
    private static let asking = SampleEvents.id(0x92)
    private static let askingOnConsent = SampleEvents.id(0x93)
    private static let stray = SampleEvents.id(0x94)
    private static let paused = Basis.ConsentCitation(
        id: Courtroom.consent.id, revision: Courtroom.consent.revision + 1)

    private static func state(_ state: LinkRow.State, to successor: SubjectRef? = successor)
        -> @Sendable (inout Courtroom) -> Void
    {
        { court in
            court.rows.set(.link(LinkRow(id: link, person: person, successor: successor, state: state)))
            if state != .same { court.giveConsent(.paused, revision: paused.revision) }
            for (id, state) in [(fresh, ConsultationRow.State.answered), (asking, .open)] {
                court.consult(id, "task", state, person: Self.successor, identity: link)
            }
            court.consult(askingOnConsent, "discount", .open, person: Self.successor, consent: paused, identity: link)
            court.consult(stray, "task", .answered, person: Self.successor)
        }
    }

    private static func lawful(
        _ name: String, _ act: Act, _ change: @escaping @Sendable (inout Courtroom) -> Void
    ) -> Case { Case(name, act, nil, law: nil, change) }

    private static func change(
        _ person: SubjectRef = person, to successor: SubjectRef? = successor, by consultation: Identifier = told
    ) -> Act { acts.change(person, to: successor, by: consultation) }

    private static let changes: [Case] = [
        Case("a change: as a consultation told", change()),
        Case("a change: cancelled without another", change(to: nil)),
        Case("a change: no consultation", change(by: SampleEvents.id(0x99)), .consultationNotOpen, law: 1),
        Case(
            "a change: a consultation that failed", change(by: Courtroom.consultation("task", .failed)),
            .consultationNotOpen, law: 1),
        Case("a change: about someone else", change(successor, to: person), .consultationNotOpen, law: 1),
        Case(
            "a change: of another controller", SampleController("ocmw").change(person, to: successor, by: told),
            .wrongController, law: 9),
        Case("a change: to the same", change(to: person), .identityNotOpen, law: 2),
        Case("a change: told before", change(), .identityNotOpen, law: 2, state(.open)),
        Case("a change: told and decided", change(), .identityNotOpen, law: 2, state(.other)),
        Case("a change: another while one is open", change(to: nil), .identityNotOpen, law: 2, state(.open)),
        lawful("a change: another after one was decided", change(to: nil), state(.other)),
        Case(
            "a change: back to the first", acts.change(successor, to: person, by: fresh), .identityNotOpen, law: 2,
            state(.same)),
    ]

    private static func decide(
        _ verdict: IdentityDecision.Verdict = .same, to successor: SubjectRef? = successor,
        by ground: IdentityDecision.Ground = SampleController.byOfficer
    ) -> Act { acts.decision(link, person, to: successor, verdict, by: ground) }

    private static let decisions: [Case] = [
        lawful("a decision: an officer's yes", decide(), state(.open)),
        lawful("a decision: an officer's no", decide(.other), state(.open)),
        lawful("a decision: about a number without another", decide(to: nil), state(.open, to: nil)),
        lawful("a decision: a fresh record's yes", decide(by: .source(consultation: fresh)), state(.open)),
        Case(
            "a decision: a record never says no", decide(.other, by: .source(consultation: fresh)),
            .noSourceBehindValue, law: 5, state(.open)),
        Case(
            "a decision: by a record under the old number", decide(by: .source(consultation: told)),
            .noSourceBehindValue, law: 5, state(.open)),
        Case(
            "a decision: by a record that was asked for something else", decide(by: .source(consultation: stray)),
            .noSourceBehindValue, law: 5, state(.open)),
        Case(
            "a decision: by a record where there is no new number", decide(to: nil, by: .source(consultation: fresh)),
            .noSourceBehindValue, law: 5, state(.open, to: nil)),
        Case(
            "a decision: by a record that was not fetched", decide(by: .source(consultation: SampleEvents.id(0x99))),
            .noSourceBehindValue, law: 5, state(.open)),
        Case(
            "a decision: by a clerk", decide(by: .officer("sofie.clerk", reason: "")), .notAnOfficer, law: 7,
            state(.open)),
        Case("a decision: nothing is open", decide(), .identityNotOpen, law: 2),
        Case("a decision: taken before", decide(), .identityNotOpen, law: 2, state(.other)),
        Case("a decision: about another successor", decide(to: nil), .identityNotOpen, law: 2, state(.open)),
    ]

    private static func grant(_ person: SubjectRef) -> Act { acts.grant(person, from: Courtroom.now) }
    private static let refusal = Act.consentRefused(
        ConsentRefusal(
            person: person, purpose: acts.purpose("discount"), taking: SampleController.atCounter,
            telling: Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: true)))
    private static func keep(_ consultation: Identifier, _ person: SubjectRef = person) -> Act {
        let interest = Interest(kind: .openCase, id: SampleEvents.id(7), until: Courtroom.now.adding(days: 30))
        return acts.closing(person, of: consultation, keeping: [SampleEvents.id(5)], for: interest)
    }
    private static let open = Courtroom.consultation("task", .open)

    private static let retry = Act.retried(
        ConsultationRetry(
            person: successor, purpose: acts.purpose("discount"), consultation: askingOnConsent,
            service: SampleController.service, attempt: 2))

    private static let effects: [Case] = [
        lawful("in doubt: that question is asked again", retry, state(.open)),
        Case("settled: it is not asked again", retry, .noActiveConsent, law: 2, state(.other)),
        Case("in doubt: its answer is not kept", keep(asking, successor), .keepingNotAllowed, law: 4, state(.open)),
        Case("in doubt: nor told", acts.disclosure(successor, after: [fresh]), .identityOpen, law: 3, state(.open)),
        lawful("in doubt: what was asked for itself is", acts.disclosure(successor, after: [stray]), state(.open)),
        Case(
            "in doubt: a paused consent carries no consultation", acts.consultation(person, consent: paused),
            .noActiveConsent, law: 2, state(.open)),
        Case(
            "in doubt: nor a disclosure", acts.disclosure(person, consent: paused), .noActiveConsent, law: 2,
            state(.open)),
        Case(
            "in doubt: nor under the new number", acts.consultation(successor, consent: paused), .noActiveConsent,
            law: 2, state(.open)),
        lawful("in doubt: but the question who that is", acts.settling(link, successor, consent: paused), state(.open)),
        Case(
            "in doubt: not about the old number", acts.settling(link, person, consent: paused), .identityNotOpen,
            law: 2, state(.open)),
        Case(
            "in doubt: not as it was before", acts.settling(link, successor, consent: Courtroom.consent),
            .noActiveConsent, law: 2, state(.open)),
        Case(
            "settled: that question is over", acts.settling(link, successor, consent: paused), .identityNotOpen,
            law: 2, state(.other)),
        Case(
            "never told: that question is none", acts.settling(link, successor, consent: nil), .identityNotOpen, law: 2),
        Case("in doubt: nothing is kept", keep(open), .identityOpen, law: 4, state(.open)),
        Case("in doubt: no new yes under the old number", grant(person), .identityOpen, law: 2, state(.open)),
        lawful("in doubt: a yes under the new one", grant(successor), state(.open)),
        Case("in doubt: a no is taken down as a stop", refusal, .consentAlreadyRuns, law: 2, state(.open)),
        lawful(
            "in doubt: stopping is always possible", acts.withdrawal(person, of: Courtroom.consent.id), state(.open)),
        lawful(
            "the same: the consent serves the new number", acts.consultation(successor, consent: Courtroom.consent),
            state(.same)),
        Case("the same: and a second yes is one too many", grant(successor), .consentAlreadyRuns, law: 2, state(.same)),
        Case(
            "another: the consent serves nobody else", acts.consultation(successor, consent: paused),
            .noActiveConsent, law: 2, state(.other)),
    ]

    @Test(arguments: changes + decisions + effects)
    func judged(_ each: Case) {
        #expect(each.verdict == each.expected)
    }

    @Test("a fact is in doubt as long as the change is open", arguments: [LinkRow.State.open, .same, .other])
    func keeping(_ link: LinkRow.State) {
        var court = Courtroom()
        Self.state(link)(&court)
        #expect((court.verdict(on: Self.keep(Self.open)) == nil) == (link != .open))
    }
}
