import Catalogue
import Core
import Doubles
import Ledger

/// The terms of the sample purposes, with what a case of a test needs put otherwise.
enum Terms {
    static func of(
        _ id: String, act: CitizensAct? = nil, mayKeep: Bool = true, admits: [String]? = nil,
        until: CalendarDate = TestClock.start.adding(days: 3650).belgianDate, maximumConsentDays: Int = 365,
        caseDays: Int = 365, followUpDays: Int = 0, requiresCase: Bool = false, mayObject: Bool = false,
        reach: PurposeReach? = nil, emergency: EmergencyRule? = nil
    ) -> PurposeTerms {
        PurposeTerms(
            act: act ?? (id == "discount" ? .safeguard : .none),
            titles: [
                PurposeTerms.Title(
                    number: SampleController.authorisation, source: "RR", finality: SampleController.finality,
                    admits: admits ?? [SampleController.finality], mayKeep: mayKeep,
                    followUpDays: followUpDays, until: until)
            ],
            outputs: ["livesHere", "lowIncome"], maximumConsentDays: maximumConsentDays, caseDays: caseDays,
            minimumAssurance: [.counter: .eidSeen, .phone: .questions], requiresCase: requiresCase,
            reach: reach, mayObject: mayObject, emergency: emergency)
    }

    static func row(_ ref: PurposeRef, _ terms: PurposeTerms, isActive: Bool = true) -> PurposeRow {
        PurposeRow(ref: ref, terms: terms, isActive: isActive)
    }

    static func activation(_ acts: SampleController, _ id: String, version: Int = 2, _ terms: PurposeTerms) -> Act {
        .purposeActivated(
            PurposeActivation(
                purpose: row(acts.purpose(id, version: version), terms), by: SampleController.officer))
    }
}
