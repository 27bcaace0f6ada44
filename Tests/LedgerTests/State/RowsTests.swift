import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("The projections follow the log")
struct RowsTests {
    private let acts = SampleController("zonnegem")
    private let person = SampleEvents.person
    private let fact = SampleEvents.id(0x51)
    private let consent = SampleEvents.id(0x31)
    private let openCase = Interest(kind: .openCase, id: SampleEvents.id(0x41), until: TestClock.start.adding(days: 30))
    private var ofConsent: Interest {
        Interest(kind: .consent, id: consent, until: TestClock.start.adding(days: 365))
    }

    private func apply(_ acts: [(Identifier, Act)], to rows: inout Rows) {
        for (index, (id, act)) in acts.enumerated() {
            let event = Event(id: id, at: TestClock.start, origin: SampleEvents.origin, act: act)
            _ = rows.apply(event, at: Position(log: 2026, seq: Int64(index)))
        }
    }

    private var citation: Basis.ConsentCitation { Basis.ConsentCitation(id: consent, revision: 1) }

    /// A consent, and a fact that it keeps.
    private var keeping: [(Identifier, Act)] {
        let consultation = SampleEvents.id(0x61)
        return [
            (consent, acts.grant(person)), (consultation, acts.consultation(person, consent: citation)),
            (
                SampleEvents.id(0x62),
                acts.closing(person, of: consultation, purpose: "discount", keeping: [fact], for: ofConsent)
            ),
        ]
    }

    @Test
    func aFactDiesWithItsLastHold() {
        var rows = Rows()
        apply(keeping, to: &rows)
        #expect(rows.facts.keys.elementsEqual([fact]) && rows.holds.count == 1)
        apply([(SampleEvents.id(0x63), acts.withdrawal(person, of: consent))], to: &rows)
        #expect(rows.facts.isEmpty && rows.holds.isEmpty)
        #expect(rows.consents[consent]?.state == .withdrawn && rows.consents[consent]?.revision == 2)
    }

    @Test
    func aSecondInterestKeepsItAlive() {
        var rows = Rows()
        apply(keeping, to: &rows)
        let told = acts.disclosure(person, using: [fact], holding: [fact, SampleEvents.id(0x59)], for: openCase)
        apply([(SampleEvents.id(0x64), told)], to: &rows)
        #expect(rows.holds.count == 2)
        apply([(SampleEvents.id(0x63), acts.withdrawal(person, of: consent))], to: &rows)
        #expect(rows.facts.keys.elementsEqual([fact]))
        #expect(rows.holds.values.map(\.interest) == [openCase])
    }

    @Test("tables that hold the same are the same, however they came about")
    func equality() {
        var (lived, loaded) = (Rows(), Rows())
        apply(keeping + [(SampleEvents.id(0x63), acts.withdrawal(person, of: consent))], to: &lived)
        for row in lived.all { loaded.set(row, made: lived.marks[row.key]) }
        #expect(lived == loaded)
    }

    @Test
    func aNewVersionRetiresTheOlder() {
        var rows = Rows()
        let activations = (1...3).map { (SampleEvents.id(UInt8($0)), acts.activation("task", version: $0)) }
        apply(activations + [(SampleEvents.id(9), acts.activation("discount"))], to: &rows)
        #expect(
            rows.purposes.values.filter(\.isActive).map(\.ref.text).sorted() == [
                "zonnegem/discount@1", "zonnegem/task@3",
            ])
        apply([(SampleEvents.id(10), acts.activation("task", version: 1))], to: &rows)
        #expect(rows.activePurpose("task")?.ref.version == 1)
        let retirement = PurposeRetirement(purpose: acts.purpose("task"), by: SampleController.officer)
        apply([(SampleEvents.id(11), .purposeRetired(retirement))], to: &rows)
        #expect(rows.activePurpose("task") == nil && rows.activePurpose("discount") != nil)
    }

    @Test(
        "how a consultation ends",
        arguments: [
            (ConsultationClosing.Ending.answered, Outcome.Status.ok, ConsultationRow.State.answered),
            (.answered, .notFound, .answered), (.answered, .busy, .failed), (.failed, .ok, .failed),
            (.interrupted, .ok, .failed),
            (.abandoned, .fault, .failed),
        ])
    func endings(ending: ConsultationClosing.Ending, status: Outcome.Status, state: ConsultationRow.State) {
        var rows = Rows()
        let id = SampleEvents.id(0x61)
        let closing = ConsultationClosing(
            person: person, purpose: acts.purpose("task"), consultation: id, ending: ending,
            calls: [CallEnding(service: "s", status: status, code: "", attempts: 1, reference: "r")], kept: [],
            interest: nil, members: [])
        apply([(id, acts.consultation(person))], to: &rows)
        #expect(rows.consultations[id]?.state == .open)
        apply([(SampleEvents.id(0x62), .closed(closing))], to: &rows)
        #expect(rows.consultations[id]?.state == state)
    }

    @Test("what names nothing that is there changes nothing")
    func strangers() {
        var rows = Rows()
        apply(
            [
                (SampleEvents.id(1), acts.withdrawal(person, of: consent)),
                (SampleEvents.id(2), acts.closing(person, of: consent, keeping: [fact], for: openCase)),
                (SampleEvents.id(3), acts.disclosure(person, holding: [fact], for: openCase)),
                (SampleEvents.id(4), SampleEvents.event(.refused).act),
                (SampleEvents.id(5), SampleEvents.event(.checked).act),
                (SampleEvents.id(6), SampleEvents.event(.inspected).act),
                (SampleEvents.id(7), SampleEvents.event(.retried).act),
            ], to: &rows)
        #expect(rows == Rows())
    }
}
