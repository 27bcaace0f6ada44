import Catalogue
import Core
import Doubles
import Ledger

extension SampleEvents {
    /// What an officer decides or sees to.
    static func officersAct(_ type: EntryType, _ taking: Taking) -> Act {
        let officer = SampleController.officer
        let day = TestClock.start.belgianDate
        switch type {
        case .restrictionSet:
            return .restrictionSet(
                RestrictionOrder(
                    person: person, purpose: "task", ground: .accuracyContested, reason: "letter of 20 November",
                    needsTwo: true, by: officer))
        case .restrictionLifted:
            return .restrictionLifted(
                RestrictionLifting(
                    person: person, restriction: id(9), reason: "the register was corrected", told: day, by: officer))
        case .objected:
            return .objected(
                Objection(person: person, purpose: acts.purpose("task"), taking: taking, words: "I bring a paper"))
        case .objectionDecided:
            return .objectionDecided(
                ObjectionDecision(
                    person: person, objection: id(10), verdict: .rejected, ground: "the decree leaves no choice",
                    by: officer))
        case .emergencyReviewed:
            return .emergencyReviewed(
                EmergencyReview(
                    person: person, emergency: id(11), verdict: .justified, note: "fire brigade, call 7", by: officer))
        case .sampled:
            return .sampled(
                SampleDrawing(
                    from: day.adding(days: -51), until: day.adding(days: -21), filter: ["purpose": "zonnegem/task"],
                    population: 812, size: 4711, root: Array(repeating: 3, count: 32), entries: [id(12), id(13)],
                    by: officer))
        case .subjectRequested:
            return .subjectRequested(
                SubjectRequest(person: person, right: .access, channel: .paper, received: day, by: officer))
        case .subjectAnswered:
            return .subjectAnswered(
                SubjectAnswer(
                    person: person, request: id(14), outcome: .extended, ground: "many entries",
                    due: day.adding(months: 3), by: officer))
        default:
            return .reviewed(
                SampleReview(
                    sample: id(15),
                    findings: [
                        SampleReview.Finding(entry: id(12), isExplained: true),
                        SampleReview.Finding(entry: id(13), isExplained: false, note: "asked the service"),
                    ], signsWhole: true, by: officer))
        }
    }
}
