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
    case doubtAddressed(DoubtAddressing)
    case toldOnce(ToldOnce)
    case toldCorrected(ToldCorrection)
    case toldWithdrawn(ToldWithdrawal)
    case toldExpired(ToldExpiry)
    case inscriptionAsked(InscriptionAsking)
    case inscriptionEndAsked(InscriptionEndAsking)
    case inscriptionEnded(InscriptionEnd)

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
        case .doubtAddressed(let record): record
        case .toldOnce(let record): record
        case .toldCorrected(let record): record
        case .toldWithdrawn(let record): record
        case .toldExpired(let record): record
        case .inscriptionAsked(let record): record
        case .inscriptionEndAsked(let record): record
        case .inscriptionEnded(let record): record
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
        case .doubtAddressed: .doubtAddressed
        case .toldOnce: .toldOnce
        case .toldCorrected: .toldCorrected
        case .toldWithdrawn: .toldWithdrawn
        case .toldExpired: .toldExpired
        case .inscriptionAsked: .inscriptionAsked
        case .inscriptionEndAsked: .inscriptionEndAsked
        case .inscriptionEnded: .inscriptionEnded
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
}
