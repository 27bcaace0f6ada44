/// The kinds of event, each with one payload form that stays readable for ever.
package enum EntryType: String, Hashable, Sendable, CaseIterable {
    case logOpened
    case purposeActivated
    case purposeRetired
    case applicationRegistered
    case consentGiven
    case consentRefused
    case consentWithdrawn
    case consulted
    case retried
    case closed
    case disclosed
    case refused
    case checked
    case inspected
    case identityChanged
    case identityDecided
    case consentRequested
    case consentDeferred
    case consentRenewed
    case consentAssented
    case consentContested
    case consentPaused
    case consentResumed
    case consentExpired
    case consentSuperseded
    case consentRevoked
    case consentInvalidated
    case mandateChecked
    case restrictionSet
    case restrictionLifted
    case objected
    case objectionDecided
    case emergencyReviewed
    case sampled
    case reviewed
    case subjectRequested
    case subjectAnswered
    case carried
    case consentCarried
    case accessCarried
    case checkpointWitnessed
    case policyChanged
    case erasurePlanned
    case erasureApproved
    case erasurePerformed
    case erasureReplayed
    case keyRotated
    case caseEnded
    case interestsEnded
    case changeNoticed
    case changesAsked
    case changesRead
    case pruningPlanned
    case pruningApproved
    case pruningPerformed
    case pruningReplayed
    case doubtRaised
    case doubtConfirmed
    case doubtEnded
    case toldOnce
    case toldCorrected
    case toldWithdrawn
    case toldExpired
    case inscriptionAsked
    case inscriptionEndAsked
    case inscriptionEnded
    case doubtAddressed

    package var entryClass: EntryClass {
        switch self {
        case .logOpened, .purposeActivated, .purposeRetired, .applicationRegistered, .sampled, .reviewed, .carried,
            .checkpointWitnessed, .policyChanged, .erasurePlanned, .erasureApproved, .erasurePerformed,
            .erasureReplayed, .keyRotated, .changesAsked, .changesRead, .pruningPlanned, .pruningApproved,
            .pruningPerformed, .pruningReplayed:
            .gov
        case .consentGiven, .consentRefused, .consentWithdrawn, .consentRequested, .consentDeferred, .consentRenewed,
            .consentAssented, .consentContested, .consentPaused, .consentResumed, .consentExpired, .consentSuperseded,
            .consentRevoked, .consentInvalidated, .mandateChecked, .restrictionSet, .restrictionLifted, .objected,
            .objectionDecided, .subjectRequested, .subjectAnswered, .consentCarried, .doubtRaised, .doubtConfirmed,
            .doubtEnded, .doubtAddressed, .toldOnce, .toldCorrected, .toldWithdrawn, .toldExpired:
            .consent
        case .consulted, .retried, .closed, .disclosed, .refused, .checked, .inspected, .identityChanged,
            .identityDecided, .emergencyReviewed, .accessCarried, .caseEnded,
            .interestsEnded, .changeNoticed, .inscriptionAsked, .inscriptionEndAsked, .inscriptionEnded:
            .access
        }
    }

    /// The small number that the clear column holds.
    package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    package init?(number: Int) {
        guard Self.allCases.indices.contains(number - 1) else { return nil }
        self = Self.allCases[number - 1]
    }
}
