extension Act {
    /// Reads an act back by its type; `nil` where it is none.
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
            case .doubtAddressed: DoubtAddressing(source).map { .doubtAddressed($0) }
            case .toldOnce: ToldOnce(source).map { .toldOnce($0) }
            case .toldCorrected: ToldCorrection(source).map { .toldCorrected($0) }
            case .toldWithdrawn: ToldWithdrawal(source).map { .toldWithdrawn($0) }
            case .toldExpired: ToldExpiry(source).map { .toldExpired($0) }
            case .inscriptionAsked: InscriptionAsking(source).map { .inscriptionAsked($0) }
            case .inscriptionEndAsked: InscriptionEndAsking(source).map { .inscriptionEndAsked($0) }
            case .inscriptionEnded: InscriptionEnd(source).map { .inscriptionEnded($0) }
            }
        guard let act, act.type == type else { return nil }
        self = act
    }
}
