import Catalogue
import Core
import Doubles
import Ledger
import Testing

@Suite("Law 4: a cached fact is no shortcut round the law")
struct Law4Tests {
    /// A fact fetched for `task` and kept for a case.
    private func keeping(
        _ log: ForgedLog, _ terms: PurposeTerms? = nil, interest: Interest?
    ) async throws -> (person: SubjectRef, fact: Identifier, closing: Position) {
        if let terms {
            try await log.append(
                Terms.activation(log.acts, "task", version: 1, terms), purposeBytes: log.acts.purposeBytes("task"))
        }
        let (person, fact) = (SubjectRef.random(log.entropy), Identifier.random(log.entropy))
        let consultation = try await log.append(log.acts.consultation(person)).id
        let closing = try await log.append(
            log.acts.closing(person, of: consultation, keeping: [fact], for: interest))
        return (person, fact, closing.position)
    }

    private let interest = Interest(
        kind: .openCase, id: SampleEvents.id(0x40), until: TestClock.start.adding(days: 30))

    @Test
    func aFactOfAFinalityThatIsNotAdmitted() async throws {
        let log = try await ForgedLog.opened()
        let (person, fact, _) = try await keeping(log, interest: interest)
        // From here on the purpose has a finality of its own, and admits no other.
        try await log.append(
            Terms.activation(log.acts, "task", version: 2, Terms.of("task", admits: ["another"])),
            purposeBytes: log.acts.purposeBytes("task", version: 2))
        let told = try await log.append(
            Forged.disclosure(log.acts, person, version: 2, outputs: [("livesHere", "value")], using: [fact]))
        try await expectBreach(of: 4, log, at: told.position)
    }

    @Test
    func aFactKeptWithoutAnInterest() async throws {
        let log = try await ForgedLog.opened()
        let kept = try await keeping(log, interest: nil)
        try await expectBreach(of: 4, log, at: kept.closing)
    }

    @Test
    func aFactKeptWhereTheTitleForbidsIt() async throws {
        let log = try await ForgedLog.opened()
        let kept = try await keeping(log, Terms.of("task", mayKeep: false), interest: interest)
        try await expectBreach(of: 4, log, at: kept.closing)
    }

    @Test
    func aFactKeptLongerThanACaseRuns() async throws {
        let log = try await ForgedLog.opened()
        let kept = try await keeping(log, Terms.of("task", caseDays: 29), interest: interest)
        try await expectBreach(of: 4, log, at: kept.closing)
    }

    @Test("a fact fetched on a consent, kept as if for a case")
    func aFactThatWouldOutliveItsConsent() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consent = try await log.consent(of: person)
        let consultation = try await log.append(log.acts.consultation(person, consent: consent)).id
        let closing = try await log.append(
            log.acts.closing(
                person, of: consultation, purpose: "discount", keeping: [.random(log.entropy)], for: interest))
        try await expectBreach(of: 4, log, at: closing.position)
    }
}

@Suite("Law 5: unknown is not no")
struct Law5Tests {
    @Test(arguments: ["value", "absent"])
    func toldAlthoughEverySourceFailed(state: String) async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consultation = try await log.append(log.acts.consultation(person)).id
        try await log.append(Forged.failure(log.acts, person, of: consultation))
        let told = try await log.append(
            Forged.disclosure(log.acts, person, outputs: [("livesHere", state)], after: [consultation]))
        try await expectBreach(of: 5, log, at: told.position)
    }

    @Test
    func unavailableIsWhatMayBeSaid() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consultation = try await log.append(log.acts.consultation(person)).id
        try await log.append(Forged.failure(log.acts, person, of: consultation))
        try await log.append(
            Forged.disclosure(log.acts, person, outputs: [("livesHere", "unavailable")], after: [consultation]))
        #expect(try await log.verified().findings == [])
    }
}

@Suite("Law 6: a national number stands in no clear column")
struct Law6Tests {
    @Test(arguments: ["58631400273", "case 58.63.14-002.73", "leisure/02650903329"])
    func aNumberInAClearColumn(text: String) async throws {
        let log = try await ForgedLog.opened()
        let check = Act.checked(
            CheckRecord(
                person: .random(log.entropy), purpose: "task", version: nil, verdict: "permitted",
                requester: Requester(application: text), caseReference: nil))
        let entry = try await log.append(check)
        try await expectBreach(of: 6, log, at: entry.position)
    }

    @Test("a column that was changed afterwards, beside another payload")
    func aNumberPutThereLater() async throws {
        let log = try await ForgedLog.opened()
        let asked = try await log.append(log.acts.consultation(.random(log.entropy))) {
            $0.changed(outcome: "58631400273")
        }
        let findings = try await log.verified().findings
        #expect(findings.contains { $0.law == 6 && $0.position == asked.position })
        #expect(!findings.contains { INSZ.occurs(in: $0.what) })
    }
}

@Suite("Law 7: the log watches its readers")
struct Law7Tests {
    @Test(arguments: ["leisure", "sofie.clerk", "nobody"])
    func aLookBySomeoneWhoIsNoOfficer(id: String) async throws {
        let log = try await ForgedLog.opened()
        let look = try await log.append(
            .inspected(Inspection(person: nil, way: .query, by: id, reason: "curious", filter: [:])))
        try await expectBreach(of: 7, log, at: look.position)
    }

    @Test
    func aNewcomerWhoMakesItselfOfficer() async throws {
        let log = try await ForgedLog.opened()
        let row = ApplicationRow(id: "eve", role: .officer, keys: [], purposes: [])
        let entry = try await log.append(
            .applicationRegistered(ApplicationRegistration(application: row, by: "eve")))
        try await log.append(
            .inspected(Inspection(person: nil, way: .export, by: "eve", reason: "curious", filter: [:])))
        try await expectBreach(of: 7, log, at: entry.position)
    }
}

@Suite("Law 9: controllers never mix")
struct Law9Tests {
    private let ocmw = SampleController("ocmw")

    @Test
    func anEntryOfAnotherLog() async throws {
        let log = try await ForgedLog.opened()
        let entry = try await log.append(
            log.acts.consultation(.random(log.entropy)), origin: "log.example/ocmw/2026")
        try await expectBreach(of: 9, log, at: entry.position)
    }

    @Test
    func aPurposeOfAnotherController() async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let acts = [
            ocmw.consultation(person), ocmw.disclosure(person), ocmw.grant(person),
            Act.refused(
                RefusalRecord(
                    person: person, purpose: "task", version: ocmw.purpose("task"), rule: .noActiveConsent,
                    requester: SampleController.requester, caseReference: nil, asked: "disclosure")),
        ]
        for act in acts {
            let entry = try await log.append(act)
            let findings = try await log.verified().findings
            #expect(findings.contains { $0.law == 9 && $0.position == entry.position })
        }
    }

    @Test
    func anActivationForAnotherController() async throws {
        let log = try await ForgedLog.opened()
        let entry = try await log.append(ocmw.activation("loan"), purposeBytes: ocmw.purposeBytes("loan"))
        try await expectBreach(of: 9, log, at: entry.position)
    }
}
