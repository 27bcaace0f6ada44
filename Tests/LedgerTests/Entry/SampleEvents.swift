import Catalogue
import Core
import Doubles
import Ledger
import MerkleLog
import Support

/// One event of each type, the same in every run, with every field filled in.
enum SampleEvents {
    static let origin = "log.example/zonnegem/2026"
    static let acts = SampleController("zonnegem")
    static let person = SubjectRef(id(1))
    static let member = SubjectRef(id(2))
    static let interest = Interest(kind: .openCase, id: id(7), until: TestClock.start.adding(days: 30))

    static func id(_ number: UInt8) -> Identifier {
        .random(Entropy { Array(repeating: number, count: $0) })
    }

    static func event(_ type: EntryType) -> Event {
        Event(id: id(0xEE), at: TestClock.start, origin: origin, act: act(type))
    }

    private static func act(_ type: EntryType) -> Act {
        let discount = acts.purpose("discount")
        let taking = Taking(
            channel: .phone, assurance: .questions, identityCheck: "call-back number and two questions",
            recorder: "sofie.clerk", evidence: ["paper:2026-0815"])
        let telling = Telling(notice: "discount", noticeHash: "0a1b", readAloud: true, otherWayTold: true)
        let requester = Requester(application: "leisure", employee: "jan.leisure", process: "yearly-check")
        let basis = Basis(
            authorisations: [SampleController.authorisation],
            consent: Basis.ConsentCitation(id: id(3), revision: 1))
        let call = CallRecord(
            service: SampleController.service, source: "RR", authorisation: SampleController.authorisation,
            finality: SampleController.finality, reference: "0193504c-8000-7000-8000-000000000001")
        let day = TestClock.start.belgianDate
        if let consent = consentAct(type) ?? toldAct(type) { return consent }
        switch type {
        case .logOpened:
            return .logOpened(LogOpening(year: 2026, previousCheckpoint: "log.example/zonnegem/2025\n0\nAAAA\n"))
        case .purposeActivated:
            let row = PurposeRow(ref: discount, terms: Terms.of("discount"), isActive: true)
            return .purposeActivated(PurposeActivation(purpose: row, by: SampleController.officer))
        case .purposeRetired:
            return .purposeRetired(PurposeRetirement(purpose: discount, by: SampleController.officer))
        case .applicationRegistered:
            let row = ApplicationRow(
                id: "leisure", role: .application, keys: [#"{"kty":"EC"}"#], purposes: ["discount"])
            return .applicationRegistered(ApplicationRegistration(application: row, by: SampleController.officer))
        case .consentGiven:
            return .consentGiven(
                ConsentGrant(
                    person: person, purpose: discount, taking: taking, telling: telling, from: TestClock.start,
                    until: TestClock.start.adding(days: 365)))
        case .consentRefused:
            return .consentRefused(
                ConsentRefusal(person: person, purpose: discount, taking: taking, telling: telling))
        case .consentWithdrawn:
            return .consentWithdrawn(
                ConsentWithdrawal(person: person, purpose: discount, consent: id(3), taking: taking))
        case .consulted:
            return .consulted(
                Consultation(
                    person: person, purpose: discount, basis: basis, requester: requester, caseReference: "2026-0815",
                    referenceDate: day, calls: [call]))
        case .retried:
            return .retried(
                ConsultationRetry(
                    person: person, purpose: discount, consultation: id(4), service: SampleController.service,
                    attempt: 2))
        case .closed:
            let ending = CallEnding(
                service: SampleController.service, status: .partial, code: "MAGDA:99996", attempts: 2,
                reference: call.reference)
            return .closed(
                ConsultationClosing(
                    person: person, purpose: discount, consultation: id(4), ending: .answered, calls: [ending],
                    kept: [KeptFact(id: id(5), service: SampleController.service, finality: SampleController.finality)],
                    interest: interest, members: [member]))
        case .disclosed:
            return .disclosed(
                DisclosureRecord(
                    person: person, purpose: discount, basis: basis, requester: requester, caseReference: "2026-0815",
                    referenceDate: day,
                    outputs: [
                        DisclosureRecord.Output(name: "livesHere", state: "value"),
                        DisclosureRecord.Output(name: "lowIncome", state: "unavailable"),
                    ], consultations: [id(4)], facts: [id(5)], holds: [id(6)], interest: interest,
                    sources: ["KSZ", "RR"],
                    answer: Array(repeating: 7, count: 32)))
        case .refused:
            return .refused(
                RefusalRecord(
                    person: person, purpose: "discount", version: discount, rule: .noActiveConsent,
                    requester: requester, caseReference: "2026-0815", asked: "disclosure"))
        case .checked:
            return .checked(
                CheckRecord(
                    person: person, purpose: "discount", version: discount, verdict: "permitted", requester: requester,
                    caseReference: "2026-0815"))
        case .inspected:
            return .inspected(
                Inspection(
                    person: person, way: .query, by: SampleController.officer, reason: "question of 20 November",
                    filter: ["purpose": "zonnegem/discount"]))
        case .identityChanged:
            return .identityChanged(
                IdentityChange(person: person, successor: member, purpose: discount, consultation: id(4)))
        case .identityDecided:
            return .identityDecided(
                IdentityDecision(
                    identity: id(8), person: person, successor: member, verdict: .same,
                    ground: .officer(SampleController.officer, reason: "eID and residence card seen")))
        case .restrictionSet, .restrictionLifted, .objected, .objectionDecided, .emergencyReviewed, .sampled, .reviewed,
            .subjectRequested, .subjectAnswered:
            return officersAct(type, taking)
        case .doubtRaised, .doubtConfirmed, .doubtEnded, .doubtAddressed: return doubtAct(type, requester)
        case .carried:
            let row = PurposeRow(ref: discount, terms: acts.terms(of: "discount"), isActive: true)
            return Carrying(person: nil, entryClass: .gov, rows: [carried(.purpose(row), 3)]).act
        case .consentCarried:
            let row = ConsentRow(
                id: id(3), person: person, purpose: "discount", version: 1, state: .given, revision: 1,
                from: TestClock.start, until: TestClock.start.adding(days: 365))
            return Carrying(person: person, entryClass: .consent, rows: [carried(.consent(row), 7)]).act
        case .accessCarried:
            let rows: [RowChange] = [
                .link(LinkRow(id: id(8), person: person, successor: member, state: .same)),
                .fact(FactRow(id: id(5), person: person, finality: SampleController.finality)),
                .hold(HoldRow(fact: id(5), interest: interest, purpose: "discount")),
            ]
            return Carrying(person: person, entryClass: .access, rows: rows.map { carried($0, 9) }).act
        case .checkpointWitnessed:
            return .checkpointWitnessed(
                CheckpointWitnessing(
                    note: origin + "\n0\nAAAA\n\n\u{2014} log AAAA\n\u{2014} witness BBBB\n", policy: "0a1b",
                    isQuorum: true, failed: ["aalst": "noAnswer"]))
        case .policyChanged:
            return .policyChanged(PolicyChange(text: "quorum none\n"))
        case .erasurePlanned:
            return .erasurePlanned(
                ErasurePlan(keyClass: .consent, key: key, ground: .noLongerNeeded, by: SampleController.officer))
        case .erasureApproved: return .erasureApproved(ErasureApproval(plan: id(9), by: SampleController.officer))
        case .erasurePerformed:
            return .erasurePerformed(
                ErasurePerformance(outcome: outcome, approvals: [id(10), id(11)], ground: .noLongerNeeded))
        case .erasureReplayed: return .erasureReplayed(ErasureReplay(outcome: outcome))
        case .keyRotated:
            return .keyRotated(
                KeyRotation(
                    key: .log, from: 1, to: 2, verifier: "log.example/zonnegem/2026+00000000+AAAA", id: key,
                    by: SampleController.officer))
        case .caseEnded:
            return .caseEnded(
                CaseEnd(
                    person: person, purpose: discount, requester: requester, caseReference: "2026-0815",
                    interest: id(7)))
        case .interestsEnded:
            let ended = InterestEnding.Ended(interest: id(7), kind: .openCase, purpose: "discount", cause: .term)
            return .interestsEnded(InterestEnding(person: person, ended: [ended], by: SampleController.officer))
        case .changeNoticed:
            return .changeNoticed(
                ChangeNotice(
                    person: person, source: "RR", kind: "020", reference: "0193504c-8000-7000-8000-000000000002",
                    facts: [id(5)], purposes: ["discount"]))
        case .changesAsked:
            return .changesAsked(
                FeedAsking(
                    source: "RR", service: "GeefPersoonMutatiesNotificaties-02.00",
                    finality: SampleController.finality, reference: "0193504c-8000-7000-8000-000000000002",
                    isAcknowledging: true))
        case .changesRead:
            return .changesRead(
                FeedReading(asking: id(10), source: "RR", status: .ok, code: "", notices: 3, strangers: 1))
        case .pruningPlanned: return .pruningPlanned(PruningPlan(scope: scope, by: SampleController.officer))
        case .pruningApproved: return .pruningApproved(PruningApproval(plan: id(9), by: SampleController.officer))
        case .pruningPerformed:
            return .pruningPerformed(
                PruningPerformance(
                    plan: id(9), scope: scope, approvals: [id(10), id(11)],
                    list: ["form": "sluis-destruction-v1", "types": ["consulted": 2]], by: SampleController.officer))
        case .pruningReplayed: return .pruningReplayed(PruningReplay(plan: id(9), scope: scope))
        case .inscriptionAsked:
            return .inscriptionAsked(
                InscriptionAsking(
                    person: person, purpose: discount, consultation: id(8), service: "GeefPersoon-02.02",
                    finality: SampleController.finality, fact: id(5),
                    interest: Interest(kind: .inscription, id: id(7), until: TestClock.start.adding(days: 366))))
        case .inscriptionEndAsked:
            return .inscriptionEndAsked(
                InscriptionEndAsking(
                    person: person, source: "RR", finality: SampleController.finality,
                    reference: "0193504c-8000-7000-8000-000000000002", interest: id(7)))
        case .inscriptionEnded:
            return .inscriptionEnded(
                InscriptionEnd(
                    person: person, asking: id(10), source: "RR", status: .ok, code: "", isDone: true, interest: id(7)))
        default: preconditionFailure("no sample of \(type)")
        }
    }

    private static func carried(_ row: RowChange, _ seq: Int64) -> CarriedRow {
        CarriedRow(row: row, made: Position(log: 2025, seq: seq))
    }

    private static var scope: PruningScope {
        guard let root = Hash(bytes: Array(repeating: 0x0C, count: 32)) else { preconditionFailure("no root") }
        return PruningScope(
            end: LogEnd(origin: "log.example/zonnegem/2015", year: 2015, size: 41, root: root), termYears: 10,
            list: Array(repeating: 0x0D, count: 32))
    }

    private static let key = Array(repeating: UInt8(0xAB), count: 16)

    private static var outcome: ErasureOutcome {
        ErasureOutcome(
            plan: id(9), keyClass: .access(year: 2015), keys: [ErasedKey(id: key, through: 2)],
            parts: [
                PartPlace(position: Position(log: 2015, seq: 12), part: 0),
                PartPlace(position: Position(log: 2015, seq: 40), part: 1),
            ], dropped: [RowName(.consultation, id(4)), RowName(.fact, id(5))],
            left: [
                LeftRow(name: RowName(.consent, id(3)), terms: ["revision": 2, "state": "paused"]),
                LeftRow(name: RowName(.link, id(8)), terms: ["state": "same"], forgetsSuccessor: true),
            ])
    }
}
