import Core
import Disclosure
package import Ledger

extension Problem {
    /// A refusal by rule, as anyone whom the rule refuses is told.
    package init(_ refusal: Refusal) {
        self.init(refusal, place: nil)
    }

    /// A refusal by rule.
    ///
    /// The texts are the same for everyone whom the rule refuses (law 3).
    init(_ refusal: Refusal, place: Place?, alternative: String? = nil) {
        let told = Told(refusal.rule)
        self.init(told.status, "urn:problem-type:sluis:onlyonce:\(refusal.rule.rawValue)", told.title, told.detail)
        if let member = told.member { issues = [Issue(.invalidInput, member, told.detail)] }
        self.place = place
        self.alternative = alternative
    }

    /// The same, with how old the purpose lets each attribute be.
    init(_ refused: RefusedRequest, place: Place?) {
        self.init(refused.refusal, place: place, alternative: refused.alternative)
        guard !refused.allowedAgeDays.isEmpty else { return }
        let days = refused.allowedAgeDays.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        issues = [
            Issue(
                .invalidInput, "maximumAgeDays",
                "The purpose allows these days, or fewer: \(days.joined(separator: ", ")).")
        ]
    }

    /// How a rule is told: a stable title, and what would mend it.
    private struct Told {
        let status: Int
        let title: String
        let detail: String
        /// The member of the request that could be changed.
        let member: String?

        private init(_ status: Int, _ title: String, _ detail: String, member: String? = nil) {
            self.status = status
            self.title = title
            self.detail = detail
            self.member = member
        }

        init(_ rule: Refusal.Rule) {
            switch rule {
            case .unknownPurpose:
                self.init(
                    404, "Unknown Purpose",
                    "No purpose of this name is active at your controller; GET /v1/purposes lists yours.")
            case .purposeNotActive:
                self.init(403, "Purpose Not Active", "This purpose version is not active; an officer activates it.")
            case .applicationNotPermitted:
                self.init(
                    403, "Application Not Permitted",
                    "Your application is not registered for this purpose; ask your officer to add it.")
            case .authorisationEnded:
                self.init(
                    403, "Authorisation Ended",
                    "An authorisation of this purpose has ended; the officer adopts a version with one in force.")
            case .noActiveConsent:
                self.init(
                    403, "No Active Consent",
                    "The citizen's act that this purpose needs does not stand. Start the other way, or ask the citizen."
                )
            case .outsidePopulation:
                self.init(
                    400, "Outside Population", "The purpose is not about people of this age at this day.",
                    member: "subject.ssin")
            case .wrongKindOfSubject:
                self.init(
                    400, "Wrong Kind Of Subject",
                    "A purpose is about persons (`ssin`) or about enterprises and associations (`enterpriseNumber`); "
                        + "GET /v1/purposes says which, as `about`.", member: "subject")
            case .caseMissing:
                self.init(400, "Case Missing", "This purpose needs an open case; name it.", member: "case")
            case .unknownAttribute:
                self.init(
                    400, "Unknown Attribute", "The purpose does not give this; GET /v1/purposes lists what it gives.",
                    member: "attributes")
            case .dateNotAllowed:
                self.init(400, "Date Not Allowed", "The day asked about lies in the future.", member: "referenceDate")
            case .stalerNotAllowed:
                self.init(
                    400, "Staler Not Allowed",
                    "A request may ask for fresher than the purpose allows, never for staler; GET /v1/purposes says what "
                        + "it allows, as `freshness`.", member: "maximumAgeDays")
            case .consentNotAsked:
                self.init(409, "Consent Not Asked", "This purpose has no act of the citizen; inform, and do not ask.")
            case .consentAlreadyRuns:
                self.init(
                    409, "Consent Already Runs", "A consent for this purpose stands already; withdraw it to change it.")
            case .consentTooLong:
                self.init(400, "Consent Too Long", "The purpose allows no consent of this length.", member: "until")
            case .assuranceTooLow:
                self.init(
                    400, "Assurance Too Low",
                    "This channel needs a surer check of the identity: the purpose says which, and an account number needs "
                        + "what it was told with first. A card that is seen counts at the counter only.",
                    member: "assurance")
            case .consentNotRunning:
                self.init(409, "Consent Not Running", "No such consent of this person stands.")
            case .alternativeNotTold:
                self.init(
                    400, "Alternative Not Told", "Tell the citizen the way without consent first.",
                    member: "otherWayTold")
            case .noticeNotCurrent:
                self.init(
                    409, "Notice Not Current", "These are not the words in force; read those of GET /v1/purposes again."
                )
            case .nationalNumberInClear:
                self.init(400, "National Number In Clear", "A national number stands where none may be.")
            case .notAnOfficer, .roleNotAllowed:
                self.init(403, "Role Not Allowed", "This is decided by another role; ask your officer.")
            case .wrongController:
                self.init(403, "Wrong Controller", "This is another controller's.")
            case .sourceAnomaly:
                self.init(502, "Source Anomaly", "The source's answer was not taken; the operator has been told.")
            case .identityOpen:
                self.init(
                    409, "Identity Open",
                    "A source says that this number is the person's no more; an officer decides who it is.")
            case .identityNotOpen:
                self.init(409, "Identity Not Open", "No such change of a number waits for a decision.")
            case .rowNotAsItWas:
                self.init(409, "Row Not As It Was", "It stands otherwise in the log of the year before.")
            case .requestOpen:
                self.init(409, "Request Open", "The citizen was asked for this purpose already; wait for the answer.")
            case .requestNotOpen:
                self.init(409, "Request Not Open", "There is no such request to answer, or its time has passed.")
            case .requestTooLong:
                self.init(
                    400, "Request Too Long", "A request of this purpose cannot wait so long for an answer.",
                    member: "until")
            case .tooSoonToAsk:
                self.init(
                    409, "Too Soon To Ask",
                    "The citizen may not be prompted again yet; they can come back at any time.")
            case .consentTooOften:
                self.init(
                    400, "Consent Too Often", "The purpose allows fewer uses, or not so often.", member: "uses")
            case .contestPeriodRuns:
                self.init(
                    400, "Contest Period Runs",
                    "A consent by this channel begins after the days in which it can be contested.", member: "from")
            case .evidenceMissing:
                self.init(
                    400, "Evidence Missing", "Take down what proves the act on this channel, and how it is told back.",
                    member: "proof")
            case .mandateNotValid:
                self.init(
                    400, "Mandate Not Valid",
                    "Who acts for the citizen needs a mandate in force that this purpose accepts.",
                    member: "representation")
            case .consentNotPaused:
                self.init(409, "Consent Not Paused", "The consent is not paused in a way that this act lifts.")
            case .versionWidens:
                self.init(409, "Version Widens", "The new version asks for more; ask the citizen.")
            case .groundMissing:
                self.init(400, "Ground Missing", "Name the ground or decision that holds.", member: "ground")
            case .restrained:
                self.init(
                    403, "Use Restricted",
                    "This person's data may not be used for this purpose now (GDPR 18 or 21). Start the other way.")
            case .secondOfficerNeeded:
                self.init(
                    403, "Second Officer Needed",
                    "The entries of this person are read by two officers; a colleague lets you read for a day.")
            case .emergencyReasonMissing:
                self.init(
                    400, "Emergency Reason Missing",
                    "An emergency is asked for by an employee who says why, with a category that the purpose knows.",
                    member: "emergency")
            case .matterNotOpen:
                self.init(409, "Matter Not Open", "This is not open any more, or never was.")
            case .objectionNotPossible:
                self.init(409, "Objection Not Possible", "The purpose rests on something that nobody can object to.")
            case .objectionStands: self.init(409, "Objection Stands", "An objection to this purpose stands already.")
            case .doubtStands:
                self.init(
                    409, "Doubt Stands",
                    "This attribute of the person is contested already; confirm or end that doubt.")
            case .doubtsChanged:
                self.init(
                    409, "Doubts Changed", "What is contested changed while the answer was made; ask once more.")
            case .signOffIncomplete:
                self.init(409, "Sign-Off Incomplete", "An entry of the sample has no finding yet.")
            case .mustStay:
                self.init(
                    409, "Must Stay",
                    "The law still keeps this; POST /v1/erasures/classes and GET /v1/prunings say until when.")
            case .erasureNotOpen:
                self.init(409, "Erasure Not Open", "No erasure of this id waits for that; GET /v1/erasures lists them.")
            case .approvedAlready:
                self.init(409, "Approved Already", "Two different officers must agree; another one has to.")
            case .nothingToErase:
                self.init(404, "Nothing To Erase", "Nothing of this class is kept about this person.")
            case .yearNotClosed:
                self.init(404, "Year Not Closed", "There is no closed log of this year; GET /v1/prunings lists them.")
            case .yearPruned: self.init(409, "Year Pruned", "The log of this year was destroyed after its term.")
            case .earlierYearFirst:
                self.init(409, "Earlier Year First", "The log of an earlier year is still there; it goes first.")
            case .yearStillCounts:
                self.init(
                    409, "Year Still Counts",
                    "Something may still come of what stands in this year, such as a consent that runs; wait for its end."
                )
            case .listNotOfYear:
                self.init(409, "List Not Of Year", "The destruction list is not that of this year's log; plan anew.")
            case .pruningOpen:
                self.init(409, "Pruning Open", "The destruction of this year is planned already; GET /v1/prunings.")
            case .pruningNotOpen:
                self.init(409, "Pruning Not Open", "No pruning of this id waits for that; GET /v1/prunings lists them.")
            case .toldAlready:
                self.init(
                    409, "Told Already", "The citizen told this before, and it stands; correct it where it is wrong.")
            case .tellingNotStanding:
                self.init(
                    409, "Telling Not Standing",
                    "Nothing of this id that this person told stands; POST /v1/told/query lists what does.")
            case .warningMissing:
                self.init(
                    409, "Warning Missing",
                    "An account number is not corrected without word to a contact that stood before; ask again.")
            case .otherPerson, .consultationNotOpen, .noSourceBehindValue, .finalityNotAdmitted, .keepingNotAllowed,
                .notFirstEntry, .followUpEnded:
                self.init(
                    403, "Not Lawful", "The log does not take this act; ask again, and tell your operator if it stays.")
            }
        }
    }
}
