import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Law 1: no record, no data")
struct Law1Tests {
    @Test
    func theConsultationWasNeverRecorded() async throws {
        let log = try await ForgedLog.opened()
        let told = try await log.append(
            log.acts.disclosure(.random(log.entropy), after: [.random(log.entropy)]))
        try await expectBreach(of: 1, log, at: told.position)
    }

    @Test
    func theConsultationIsClosedTwice() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consultation = try await log.append(log.acts.consultation(person)).id
        try await log.append(log.acts.closing(person, of: consultation))
        let second = try await log.append(log.acts.closing(person, of: consultation))
        try await expectBreach(of: 1, log, at: second.position)
    }

    @Test
    func theSourceIsAskedAgainAfterTheClosing() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consultation = try await log.append(log.acts.consultation(person)).id
        try await log.append(log.acts.closing(person, of: consultation))
        let retry = try await log.append(BasisTests.retry(log.acts.purpose("task"), person: person, of: consultation))
        try await expectBreach(of: 1, log, at: retry.position)
    }

    @Test
    func aConsultationIsWrittenTwice() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consultation = try await log.append(log.acts.consultation(person)).id
        try await log.append(log.acts.closing(person, of: consultation))
        let second = try await log.append(log.acts.consultation(person), id: consultation)
        try await expectBreach(of: 1, log, at: second.position)
    }

    @Test
    func aKeptFactHadGone() async throws {
        let log = try await ForgedLog.opened()
        let told = try await log.append(log.acts.disclosure(.random(log.entropy), using: [.random(log.entropy)]))
        try await expectBreach(of: 1, log, at: told.position)
    }
}

@Suite("Law 2: no basis, no record")
struct Law2Tests {
    @Test
    func consultedAfterTheWithdrawal() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consent = try await log.consent(of: person)
        try await log.append(log.acts.withdrawal(person, of: consent.id))
        let asked = try await log.append(log.acts.consultation(person, consent: consent))
        try await expectBreach(of: 2, log, at: asked.position)
    }

    @Test
    func toldAfterTheWithdrawal() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consent = try await log.consent(of: person)
        let consultation = try await log.append(log.acts.consultation(person, consent: consent)).id
        try await log.append(log.acts.closing(person, of: consultation, purpose: "discount"))
        try await log.append(log.acts.withdrawal(person, of: consent.id))
        let told = try await log.append(log.acts.disclosure(person, consent: consent, after: [consultation]))
        try await expectBreach(of: 2, log, at: told.position)
    }

    @Test
    func anExpiredConsent() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let id = try await log.append(log.acts.grant(person, days: 1)).id
        log.clock.advance(milliseconds: 86_400_001)
        let consent = Basis.ConsentCitation(id: id, revision: 1)
        let asked = try await log.append(log.acts.consultation(person, consent: consent))
        try await expectBreach(of: 2, log, at: asked.position)
    }

    @Test("an entry dated back, into the days of the consent")
    func datedBack() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let id = try await log.append(log.acts.grant(person, days: 1)).id
        log.clock.advance(milliseconds: 2 * 86_400_000)
        try await log.append(log.acts.consultation(.random(log.entropy)))
        log.clock.advance(milliseconds: -2 * 86_400_000)
        let consent = Basis.ConsentCitation(id: id, revision: 1)
        let asked = try await log.append(log.acts.consultation(person, consent: consent))
        let findings = try await log.verified().findings
        #expect(findings.contains { $0.law == 2 && $0.position == asked.position })
        #expect(findings.contains { $0.law == nil && $0.position == asked.position && $0.what.contains("runs back") })
    }

    @Test
    func anAuthorisationThatHasEnded() async throws {
        let log = try await ForgedLog.opened()
        let terms = Terms.of("task", until: TestClock.start.belgianDate)
        try await log.append(
            Terms.activation(log.acts, "task", version: 1, terms), purposeBytes: log.acts.purposeBytes("task"))
        log.clock.advance(milliseconds: 86_400_000)
        let asked = try await log.append(log.acts.consultation(.random(log.entropy)))
        try await expectBreach(of: 2, log, at: asked.position)
    }

    @Test
    func aPurposeThatHasRetired() async throws {
        let log = try await ForgedLog.opened()
        try await log.append(
            .purposeRetired(PurposeRetirement(purpose: log.acts.purpose("task"), by: SampleController.officer)))
        let asked = try await log.append(log.acts.consultation(.random(log.entropy)))
        try await expectBreach(of: 2, log, at: asked.position)
    }

    @Test
    func anApplicationThatMayNot() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let told = try await log.append(
            log.acts.disclosure(person, by: Requester(application: "waste", employee: nil)))
        try await expectBreach(of: 2, log, at: told.position)
    }

    @Test
    func aSecondConsent() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        _ = try await log.consent(of: person)
        let second = try await log.append(log.acts.grant(person))
        try await expectBreach(of: 2, log, at: second.position)
    }
}

@Suite("Law 3: only what the purpose needs")
struct Law3Tests {
    @Test
    func anOutputOutsideThePurpose() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consultation = try await log.append(log.acts.consultation(person)).id
        try await log.append(log.acts.closing(person, of: consultation))
        let told = try await log.append(
            Forged.disclosure(log.acts, person, outputs: [("disabilityPoints", "value")], after: [consultation]))
        try await expectBreach(of: 3, log, at: told.position)
    }

    @Test
    func aSourceOutsideTheTitle() async throws {
        let log = try await ForgedLog.opened()
        let asked = try await log.append(
            BasisTests.consultation("task", consent: nil, calls: [BasisTests.call(source: "KSZ")]))
        try await expectBreach(of: 3, log, at: asked.position)
    }
}
