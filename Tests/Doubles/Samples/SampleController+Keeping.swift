package import Core
package import Ledger

extension SampleController {
    package func caseEnd(_ person: SubjectRef, _ interest: Interest) -> Act {
        .caseEnded(
            CaseEnd(
                person: person, purpose: purpose("task"), requester: Self.requester, caseReference: "2026-0815",
                interest: interest.id))
    }

    package func ending(_ person: SubjectRef, _ interests: [Interest], purpose: String = "task") -> Act {
        let ended = interests.map {
            InterestEnding.Ended(interest: $0.id, kind: $0.kind, purpose: purpose, cause: .term)
        }
        return .interestsEnded(InterestEnding(person: person, ended: ended, by: nil))
    }
}
