/// Why something may not be: a value, with the rule that failed and the law behind it.
package struct Refusal: Error, Hashable, Sendable {
    package enum Rule: String, Hashable, Sendable, CaseIterable {
        case unknownPurpose
        case purposeNotActive
        case applicationNotPermitted
        case outsidePopulation
        /// A person where the purpose is about enterprises, or the other way round.
        case wrongKindOfSubject
        case caseMissing
        case unknownAttribute
        /// Never asked, refused, withdrawn or expired: it reads the same (law 3).
        case noActiveConsent
        case authorisationEnded
        case wrongController
        case otherPerson
        /// A consultation that was not recorded, or is closed already.
        case consultationNotOpen
        /// A value without a source that told one.
        case noSourceBehindValue
        case finalityNotAdmitted
        case keepingNotAllowed
        case consentNotAsked
        case consentAlreadyRuns
        case consentTooLong
        case assuranceTooLow
        case consentNotRunning
        case alternativeNotTold
        /// The words that were read are not those of the purpose in force.
        case noticeNotCurrent
        /// The reference date lies in the future.
        case dateNotAllowed
        /// An older value was asked than the purpose allows.
        case stalerNotAllowed
        case notAnOfficer
        case notFirstEntry
        case nationalNumberInClear
        case roleNotAllowed
        case sourceAnomaly
        /// A source said that the number is this person's no more, and it is not decided yet who is.
        case identityOpen
        /// No such change is open: never told, told before, or decided.
        case identityNotOpen
        /// A request of that purpose waits for an answer already.
        case requestOpen
        /// No such request, answered already, or too late; or the code is another's.
        case requestNotOpen
        case requestTooLong
        /// The citizen said no or put it off, and may not be prompted yet.
        case tooSoonToAsk
        /// More uses, or oftener, than the purpose allows.
        case consentTooOften
        /// A consent by this channel waits until it can no longer be contested.
        case contestPeriodRuns
        case evidenceMissing
        /// Not allowed for this purpose, not in force, not for this, or an act that is not theirs.
        case mandateNotValid
        /// Nothing is paused in that way.
        case consentNotPaused
        /// The new version asks for more: the citizen is asked again.
        case versionWidens
        /// A ground, a decision or a cause that does not hold.
        case groundMissing
        /// A restriction or an objection of the person stands (GDPR 18, 21).
        case restrained
        /// The entries of this person are read by two officers together.
        case secondOfficerNeeded
        /// An emergency without a reason of its purpose, or a reason where there is no emergency.
        case emergencyReasonMissing
        /// No such restriction, objection, emergency, request or sample is open.
        case matterNotOpen
        /// The purpose rests on something that nobody can object to.
        case objectionNotPossible
        case objectionStands
        /// Somebody contests this attribute of the person already; or the doubt still stands.
        case doubtStands
        /// What is contested of the person changed while the answer was made.
        case doubtsChanged
        /// An entry of the sample has no finding yet.
        case signOffIncomplete
        /// A row of an earlier log is to be carried otherwise than it stands there.
        case rowNotAsItWas
        /// The law still keeps this class of a person's data.
        case mustStay
        /// No erasure waits for this: never planned, not yet approved by two, or done.
        case erasureNotOpen
        /// The same officer agrees once.
        case approvedAlready
        case nothingToErase
        /// There is no log of that year, or it is still written.
        case yearNotClosed
        /// The log of that year is gone already.
        case yearPruned
        /// An earlier year has to go first.
        case earlierYearFirst
        /// Something may still come of what stands in that year: a consent that runs, a fact that is held.
        case yearStillCounts
        /// The list is not that of the year: another size, root or content.
        case listNotOfYear
        /// The destruction of that year is planned already.
        case pruningOpen
        /// No pruning waits for this: never planned, not yet approved by two, or done.
        case pruningNotOpen
        /// No follow-up of this person runs for that purpose.
        case followUpEnded
        /// It was told before, and stands: it is corrected.
        case toldAlready
        /// Nothing that was told stands under this id: never told, taken back, or over.
        case tellingNotStanding
        /// The person would not hear of it at a contact that stood before.
        case warningMissing
    }

    package let rule: Rule
    /// The law of DESIGN 1 that would break.
    package let law: Int

    package init(_ rule: Rule, law: Int) {
        self.rule = rule
        self.law = law
    }
}
