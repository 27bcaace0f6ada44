import Core
import Doubles
import Ledger
import Testing

@Suite("A new number links two refs and never merges them")
struct IdentityRowsTests {
    private let acts = SampleController("zonnegem")
    private let person = SampleEvents.person
    private let successor = SampleEvents.member
    private let consent = SampleEvents.id(0x31)
    private let link = SampleEvents.id(0x90)

    private func apply(_ act: Act, _ id: UInt8, to rows: inout Rows) -> [RowChange] {
        let event = Event(id: SampleEvents.id(id), at: TestClock.start, origin: SampleEvents.origin, act: act)
        return rows.apply(event, at: Position(log: 2026, seq: Int64(id)))
    }

    /// A consent, a refusal for another purpose, and a fact with two holds; beside them another's.
    private func rows() -> Rows {
        var rows = Rows()
        _ = apply(acts.grant(person), 0x31, to: &rows)
        _ = apply(acts.grant(.random(.system)), 0x32, to: &rows)
        for (person, fact) in [
            (person, SampleEvents.id(0x50)), (SubjectRef(SampleEvents.id(3)), SampleEvents.id(0x51)),
        ] {
            rows.set(.fact(FactRow(id: fact, person: person, finality: SampleController.finality)))
            for (kind, id) in [(Interest.Kind.consent, consent), (.openCase, SampleEvents.id(7))] {
                let interest = Interest(kind: kind, id: id, until: TestClock.start.adding(days: 3))
                rows.set(.hold(HoldRow(fact: fact, interest: interest, purpose: "task")))
            }
        }
        return rows
    }

    @Test func aChangeTakesWhatWasKnownAndPausesWhatWasGiven() {
        var rows = rows()
        let changes = apply(acts.change(person, to: successor, by: SampleEvents.id(4)), 0x90, to: &rows)
        #expect(rows.links[link] == LinkRow(id: link, person: person, successor: successor, state: .open))
        #expect(rows.consents[consent]?.state == .paused && rows.consents[consent]?.revision == 2)
        #expect(rows.consents[SampleEvents.id(0x32)]?.state == .given)
        #expect(rows.facts.keys.elementsEqual([SampleEvents.id(0x51)]) && rows.holds.count == 2)
        #expect(changes.count == 5)
        #expect(rows.people(behind: successor) == [successor])
    }

    @Test("yes resumes and links; no leaves paused and apart", arguments: IdentityDecision.Verdict.allCases)
    func decided(_ verdict: IdentityDecision.Verdict) {
        var rows = rows()
        _ = apply(acts.change(person, to: successor, by: SampleEvents.id(4)), 0x90, to: &rows)
        _ = apply(acts.decision(link, person, to: successor, verdict), 0x91, to: &rows)
        let isSame = verdict == .same
        #expect(rows.links[link]?.state == (isSame ? .same : .other))
        #expect(rows.consents[consent]?.state == (isSame ? .given : .paused))
        #expect(rows.consents[consent]?.person == person)
        #expect(rows.people(behind: successor) == (isSame ? [successor, person] : [successor]))
        #expect(rows.people(behind: person) == [person])
        #expect(rows.isSame(person, as: successor) == isSame && !rows.isSame(successor, as: person))
        let running = rows.runningConsent(of: successor, purpose: "discount", version: 1, at: TestClock.start)
        #expect((running?.id == consent) == isSame)
    }

    @Test func aConsentThatHasEndedIsNotPaused() {
        var rows = Rows()
        _ = apply(acts.grant(person, from: TestClock.start.adding(days: -9), days: 8), 0x31, to: &rows)
        _ = apply(acts.change(person, to: nil, by: SampleEvents.id(4)), 0x90, to: &rows)
        #expect(rows.consents[consent]?.state == .given && rows.links[link]?.successor == nil)
    }

    @Test func aDecisionAboutNothingChangesNothing() {
        var rows = Rows()
        #expect(apply(acts.decision(link, person, to: nil), 0x91, to: &rows).isEmpty && rows == Rows())
    }
}
