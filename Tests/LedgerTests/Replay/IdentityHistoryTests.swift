import Core
import Doubles
import Ledger
import Testing

@Suite("A history in which a replaced number still counts does not pass (laws 1, 2, 3, 4, 5 and 7)")
struct IdentityHistoryTests {
    private let log: ForgedLog
    private let person: SubjectRef
    private let successor: SubjectRef
    private let consent: Basis.ConsentCitation
    private let told: Identifier

    init() async throws {
        log = try await ForgedLog.opened()
        (person, successor) = (SubjectRef.random(log.entropy), SubjectRef.random(log.entropy))
        consent = try await log.consent(of: person)
        told = try await log.append(log.acts.consultation(person)).id
        try await log.append(log.acts.closing(person, of: told))
    }

    private var paused: Basis.ConsentCitation {
        Basis.ConsentCitation(id: consent.id, revision: consent.revision + 1)
    }
    private let openCase = Interest(
        kind: .openCase, id: SampleEvents.id(0x40), until: TestClock.start.adding(days: 30))

    private func change() async throws -> Identifier {
        try await log.append(log.acts.change(person, to: successor, by: told)).id
    }

    @Test("told, settled by a fresh record, and used again: nothing to find")
    func lawful() async throws {
        let link = try await change()
        let fresh = try await log.append(log.acts.settling(link, successor, consent: paused)).id
        try await log.append(log.acts.closing(successor, of: fresh, purpose: "discount"))
        try await log.append(log.acts.decision(link, person, to: successor, by: .source(consultation: fresh)))
        let running = Basis.ConsentCitation(id: consent.id, revision: consent.revision + 2)
        try await log.append(log.acts.consultation(successor, consent: running))
        #expect(try await log.verified().findings == [])
    }

    @Test func aFactKeptWhileItIsOpen() async throws {
        let consultation = try await log.append(log.acts.consultation(person)).id
        _ = try await change()
        let kept = try await log.append(
            log.acts.closing(person, of: consultation, keeping: [.random(log.entropy)], for: openCase))
        try await expectBreach(of: 4, log, at: kept.position)
    }

    @Test("a consent used while it is paused, as it is or as it was", arguments: [0, 1])
    func aPausedConsent(_ revision: Int64) async throws {
        _ = try await change()
        let cited = Basis.ConsentCitation(id: consent.id, revision: consent.revision + revision)
        for act in [log.acts.consultation(person, consent: cited), log.acts.disclosure(person, consent: cited)] {
            let used = try await log.append(act)
            let findings = try await log.verified().findings
            #expect(findings.contains { $0.law == 2 && $0.position == used.position })
        }
    }

    @Test func aDisclosureOnTheQuestionWhoItIs() async throws {
        let link = try await change()
        let fresh = try await log.append(log.acts.settling(link, successor, consent: paused)).id
        try await log.append(log.acts.closing(successor, of: fresh, purpose: "discount"))
        let told = try await log.append(log.acts.disclosure(successor, consent: paused, after: [fresh]))
        try await expectBreach(of: 2, log, at: told.position)
    }

    @Test func theAnswerToWhoItIsToldToAnApplication() async throws {
        let link = try await change()
        let fresh = try await log.append(log.acts.settling(link, successor, consent: nil)).id
        try await log.append(log.acts.closing(successor, of: fresh))
        let told = try await log.append(log.acts.disclosure(successor, after: [fresh]))
        try await expectBreach(of: 3, log, at: told.position)
    }

    @Test func aChangeThatNobodyTold() async throws {
        let change = try await log.append(log.acts.change(person, to: successor, by: .random(log.entropy)))
        try await expectBreach(of: 1, log, at: change.position)
    }

    @Test func twoWhoAreCalledOneWithoutARecord() async throws {
        let link = try await change()
        let decided = try await log.append(
            log.acts.decision(link, person, to: successor, by: .source(consultation: told)))
        try await expectBreach(of: 5, log, at: decided.position)
    }

    @Test func aDecisionByNoOfficer() async throws {
        let link = try await change()
        let decided = try await log.append(
            log.acts.decision(link, person, to: successor, by: .officer("leisure", reason: "in haste")))
        try await expectBreach(of: 7, log, at: decided.position)
    }

    @Test func aDecisionTakenTwice() async throws {
        let link = try await change()
        try await log.append(log.acts.decision(link, person, to: successor, .other))
        let again = try await log.append(log.acts.decision(link, person, to: successor))
        try await expectBreach(of: 2, log, at: again.position)
    }

    @Test("a link that was put aside, and one that nobody made")
    func rows() async throws {
        let link = try await change()
        log.edit { state in
            let row = LinkRow(id: link, person: person, successor: successor, state: .same)
            state.live.set(.link(row))
            state.live.set(.link(LinkRow(id: told, person: successor, successor: nil, state: .other)))
        }
        #expect(
            Set(try await log.verified().findings.map(\.what)) == [
                "links \(link.text): the row was changed", "links \(told.text): no entry made this row",
            ])
    }
}
