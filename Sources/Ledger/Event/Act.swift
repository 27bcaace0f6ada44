package import Core

/// What an event says, by type.
package enum Act: Hashable, Sendable {
    case logOpened(LogOpening)
    case purposeActivated(PurposeActivation)
    case purposeRetired(PurposeRetirement)
    case applicationRegistered(ApplicationRegistration)
    case consentGiven(ConsentGrant)
    case consentRefused(ConsentRefusal)
    case consentWithdrawn(ConsentWithdrawal)
    case consulted(Consultation)
    case retried(ConsultationRetry)
    case closed(ConsultationClosing)
    case disclosed(DisclosureRecord)
    case refused(RefusalRecord)
    case checked(CheckRecord)
    case inspected(Inspection)
    case identityChanged(IdentityChange)
    case identityDecided(IdentityDecision)
    case consentRequested(ConsentRequest)
    case consentDeferred(ConsentDeferral)
    case consentRenewed(ConsentGrant)
    case consentAssented(ConsentAssent)
    case consentContested(ConsentContest)
    case consentPaused(ConsentPause)
    case consentResumed(ConsentResumption)
    case consentExpired(ConsentExpiry)
    case consentSuperseded(ConsentSupersession)
    case consentRevoked(ConsentEnding)
    case consentInvalidated(ConsentEnding)
    case mandateChecked(MandateCheck)
    case restrictionSet(RestrictionOrder)
    case restrictionLifted(RestrictionLifting)
    case objected(Objection)
    case objectionDecided(ObjectionDecision)
    case emergencyReviewed(EmergencyReview)
    case sampled(SampleDrawing)
    case reviewed(SampleReview)
    case subjectRequested(SubjectRequest)
    case subjectAnswered(SubjectAnswer)
    case carried(Carrying)
    case consentCarried(Carrying)
    case accessCarried(Carrying)
    case checkpointWitnessed(CheckpointWitnessing)
    case policyChanged(PolicyChange)
    case erasurePlanned(ErasurePlan)
    case erasureApproved(ErasureApproval)
    case erasurePerformed(ErasurePerformance)
    case erasureReplayed(ErasureReplay)
    case keyRotated(KeyRotation)
    case caseEnded(CaseEnd)
    case interestsEnded(InterestEnding)
    case changeNoticed(ChangeNotice)
    case changesAsked(FeedAsking)
    case changesRead(FeedReading)
    case pruningPlanned(PruningPlan)
    case pruningApproved(PruningApproval)
    case pruningPerformed(PruningPerformance)
    case pruningReplayed(PruningReplay)
    case doubtRaised(DoubtRaising)
    case doubtConfirmed(DoubtConfirmation)
    case doubtEnded(DoubtEnding)

    /// The payload type behind the case; one place that lists them all.
    private var record: any EventRecord {
        switch self {
        case .logOpened(let record): record
        case .purposeActivated(let record): record
        case .purposeRetired(let record): record
        case .applicationRegistered(let record): record
        case .consentGiven(let record): record
        case .consentRefused(let record): record
        case .consentWithdrawn(let record): record
        case .consulted(let record): record
        case .retried(let record): record
        case .closed(let record): record
        case .disclosed(let record): record
        case .refused(let record): record
        case .checked(let record): record
        case .inspected(let record): record
        case .identityChanged(let record): record
        case .identityDecided(let record): record
        case .consentRequested(let record): record
        case .consentDeferred(let record): record
        case .consentRenewed(let record): record
        case .consentAssented(let record): record
        case .consentContested(let record): record
        case .consentPaused(let record): record
        case .consentResumed(let record): record
        case .consentExpired(let record): record
        case .consentSuperseded(let record): record
        case .consentRevoked(let record): record
        case .consentInvalidated(let record): record
        case .mandateChecked(let record): record
        case .restrictionSet(let record): record
        case .restrictionLifted(let record): record
        case .objected(let record): record
        case .objectionDecided(let record): record
        case .emergencyReviewed(let record): record
        case .sampled(let record): record
        case .reviewed(let record): record
        case .subjectRequested(let record): record
        case .subjectAnswered(let record): record
        case .carried(let record), .consentCarried(let record), .accessCarried(let record): record
        case .checkpointWitnessed(let record): record
        case .policyChanged(let record): record
        case .erasurePlanned(let record): record
        case .erasureApproved(let record): record
        case .erasurePerformed(let record): record
        case .erasureReplayed(let record): record
        case .keyRotated(let record): record
        case .caseEnded(let record): record
        case .interestsEnded(let record): record
        case .changeNoticed(let record): record
        case .changesAsked(let record): record
        case .changesRead(let record): record
        case .pruningPlanned(let record): record
        case .pruningApproved(let record): record
        case .pruningPerformed(let record): record
        case .pruningReplayed(let record): record
        case .doubtRaised(let record): record
        case .doubtConfirmed(let record): record
        case .doubtEnded(let record): record
        }
    }

    package var type: EntryType {
        switch self {
        case .logOpened: .logOpened
        case .purposeActivated: .purposeActivated
        case .purposeRetired: .purposeRetired
        case .applicationRegistered: .applicationRegistered
        case .consentGiven: .consentGiven
        case .consentRefused: .consentRefused
        case .consentWithdrawn: .consentWithdrawn
        case .consulted: .consulted
        case .retried: .retried
        case .closed: .closed
        case .disclosed: .disclosed
        case .refused: .refused
        case .checked: .checked
        case .inspected: .inspected
        case .identityChanged: .identityChanged
        case .identityDecided: .identityDecided
        case .consentRequested: .consentRequested
        case .consentDeferred: .consentDeferred
        case .consentRenewed: .consentRenewed
        case .consentAssented: .consentAssented
        case .consentContested: .consentContested
        case .consentPaused: .consentPaused
        case .consentResumed: .consentResumed
        case .consentExpired: .consentExpired
        case .consentSuperseded: .consentSuperseded
        case .consentRevoked: .consentRevoked
        case .consentInvalidated: .consentInvalidated
        case .mandateChecked: .mandateChecked
        case .restrictionSet: .restrictionSet
        case .restrictionLifted: .restrictionLifted
        case .objected: .objected
        case .objectionDecided: .objectionDecided
        case .emergencyReviewed: .emergencyReviewed
        case .sampled: .sampled
        case .reviewed: .reviewed
        case .subjectRequested: .subjectRequested
        case .subjectAnswered: .subjectAnswered
        case .carried: .carried
        case .consentCarried: .consentCarried
        case .accessCarried: .accessCarried
        case .checkpointWitnessed: .checkpointWitnessed
        case .policyChanged: .policyChanged
        case .erasurePlanned: .erasurePlanned
        case .erasureApproved: .erasureApproved
        case .erasurePerformed: .erasurePerformed
        case .erasureReplayed: .erasureReplayed
        case .keyRotated: .keyRotated
        case .caseEnded: .caseEnded
        case .interestsEnded: .interestsEnded
        case .changeNoticed: .changeNoticed
        case .changesAsked: .changesAsked
        case .changesRead: .changesRead
        case .pruningPlanned: .pruningPlanned
        case .pruningApproved: .pruningApproved
        case .pruningPerformed: .pruningPerformed
        case .pruningReplayed: .pruningReplayed
        case .doubtRaised: .doubtRaised
        case .doubtConfirmed: .doubtConfirmed
        case .doubtEnded: .doubtEnded
        }
    }

    /// What the act says was destroyed.
    package var erasure: ErasureOutcome? {
        switch self {
        case .erasurePerformed(let performance): performance.outcome
        case .erasureReplayed(let replay): replay.outcome
        default: nil
        }
    }

    /// The log that the act says is gone, and the plan behind it.
    package var pruning: (plan: Identifier, scope: PruningScope)? {
        switch self {
        case .pruningPerformed(let performance): (performance.plan, performance.scope)
        case .pruningReplayed(let replay): (replay.plan, replay.scope)
        default: nil
        }
    }

    /// Whether it brings rows of earlier logs into this one, and changes nothing else.
    package var isCarrying: Bool { record is Carrying }

    /// The rows of earlier logs that it rests on, which are carried into this one first; what is to be destroyed is not
    /// written down once more for that.
    package var restingOn: [RowKey] { erasure.map { [.erasure($0.plan)] } ?? rowKeys }

    package var subject: SubjectRef? { record.subject }
    package var members: [SubjectRef] { record.members }
    package var columns: EntryColumns { record.columns }
    var rowKeys: [RowKey] { record.rowKeys }
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? { record.refusal(in: rows, moment) }
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { record.changes(in: rows, at: mark) }
    var content: JSON { record.content }
    var staffContent: JSON? { record.staff }
    package var representative: SubjectRef? { record.representative }
    var representativeContent: JSON? { record.representativeContent }

    init?(type: EntryType, source: RecordSource) {
        let act: Act? =
            switch type {
            case .logOpened: LogOpening(source).map { .logOpened($0) }
            case .purposeActivated: PurposeActivation(source).map { .purposeActivated($0) }
            case .purposeRetired: PurposeRetirement(source).map { .purposeRetired($0) }
            case .applicationRegistered: ApplicationRegistration(source).map { .applicationRegistered($0) }
            case .consentGiven: ConsentGrant(source).map { .consentGiven($0) }
            case .consentRefused: ConsentRefusal(source).map { .consentRefused($0) }
            case .consentWithdrawn: ConsentWithdrawal(source).map { .consentWithdrawn($0) }
            case .consulted: Consultation(source).map { .consulted($0) }
            case .retried: ConsultationRetry(source).map { .retried($0) }
            case .closed: ConsultationClosing(source).map { .closed($0) }
            case .disclosed: DisclosureRecord(source).map { .disclosed($0) }
            case .refused: RefusalRecord(source).map { .refused($0) }
            case .checked: CheckRecord(source).map { .checked($0) }
            case .inspected: Inspection(source).map { .inspected($0) }
            case .identityChanged: IdentityChange(source).map { .identityChanged($0) }
            case .identityDecided: IdentityDecision(source).map { .identityDecided($0) }
            case .consentRequested: ConsentRequest(source).map { .consentRequested($0) }
            case .consentDeferred: ConsentDeferral(source).map { .consentDeferred($0) }
            case .consentRenewed: ConsentGrant(source).map { .consentRenewed($0) }
            case .consentAssented: ConsentAssent(source).map { .consentAssented($0) }
            case .consentContested: ConsentContest(source).map { .consentContested($0) }
            case .consentPaused: ConsentPause(source).map { .consentPaused($0) }
            case .consentResumed: ConsentResumption(source).map { .consentResumed($0) }
            case .consentExpired: ConsentExpiry(source).map { .consentExpired($0) }
            case .consentSuperseded: ConsentSupersession(source).map { .consentSuperseded($0) }
            case .consentRevoked: ConsentEnding(source).map { .consentRevoked($0) }
            case .consentInvalidated: ConsentEnding(source).map { .consentInvalidated($0) }
            case .mandateChecked: MandateCheck(source).map { .mandateChecked($0) }
            case .restrictionSet: RestrictionOrder(source).map { .restrictionSet($0) }
            case .restrictionLifted: RestrictionLifting(source).map { .restrictionLifted($0) }
            case .objected: Objection(source).map { .objected($0) }
            case .objectionDecided: ObjectionDecision(source).map { .objectionDecided($0) }
            case .emergencyReviewed: EmergencyReview(source).map { .emergencyReviewed($0) }
            case .sampled: SampleDrawing(source).map { .sampled($0) }
            case .reviewed: SampleReview(source).map { .reviewed($0) }
            case .subjectRequested: SubjectRequest(source).map { .subjectRequested($0) }
            case .subjectAnswered: SubjectAnswer(source).map { .subjectAnswered($0) }
            case .carried, .consentCarried, .accessCarried: Carrying(source)?.act
            case .checkpointWitnessed: CheckpointWitnessing(source).map { .checkpointWitnessed($0) }
            case .policyChanged: PolicyChange(source).map { .policyChanged($0) }
            case .erasurePlanned: ErasurePlan(source).map { .erasurePlanned($0) }
            case .erasureApproved: ErasureApproval(source).map { .erasureApproved($0) }
            case .erasurePerformed: ErasurePerformance(source).map { .erasurePerformed($0) }
            case .erasureReplayed: ErasureReplay(source).map { .erasureReplayed($0) }
            case .keyRotated: KeyRotation(source).map { .keyRotated($0) }
            case .caseEnded: CaseEnd(source).map { .caseEnded($0) }
            case .interestsEnded: InterestEnding(source).map { .interestsEnded($0) }
            case .changeNoticed: ChangeNotice(source).map { .changeNoticed($0) }
            case .changesAsked: FeedAsking(source).map { .changesAsked($0) }
            case .changesRead: FeedReading(source).map { .changesRead($0) }
            case .pruningPlanned: PruningPlan(source).map { .pruningPlanned($0) }
            case .pruningApproved: PruningApproval(source).map { .pruningApproved($0) }
            case .pruningPerformed: PruningPerformance(source).map { .pruningPerformed($0) }
            case .pruningReplayed: PruningReplay(source).map { .pruningReplayed($0) }
            case .doubtRaised: DoubtRaising(source).map { .doubtRaised($0) }
            case .doubtConfirmed: DoubtConfirmation(source).map { .doubtConfirmed($0) }
            case .doubtEnded: DoubtEnding(source).map { .doubtEnded($0) }
            }
        guard let act, act.type == type else { return nil }
        self = act
    }
}
