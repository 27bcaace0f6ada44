import Catalogue
package import Core
package import Ledger

extension SampleController {
    package func restriction(_ person: SubjectRef, purpose id: String? = nil, needsTwo: Bool = false) -> Act {
        .restrictionSet(
            RestrictionOrder(
                person: person, purpose: id, ground: .accuracyContested, reason: "letter of 20 November",
                needsTwo: needsTwo, by: Self.officer))
    }

    package func lifting(_ person: SubjectRef, of restriction: Identifier) -> Act {
        .restrictionLifted(
            RestrictionLifting(
                person: person, restriction: restriction, reason: "the register was corrected",
                told: TestClock.start.belgianDate, by: Self.officer))
    }

    package func request(_ person: SubjectRef) -> Act {
        .subjectRequested(
            SubjectRequest(
                person: person, right: .access, channel: .counter, received: TestClock.start.belgianDate,
                by: Self.officer))
    }

    package func answer(_ person: SubjectRef, to request: Identifier) -> Act {
        .subjectAnswered(
            SubjectAnswer(
                person: person, request: request, outcome: .granted, ground: "", due: nil, by: Self.officer))
    }
}

extension SampleController {
    package func objection(_ person: SubjectRef) -> Act {
        .objected(Objection(person: person, purpose: purpose("task"), taking: Self.atCounter, words: nil))
    }

    package func upheld(_ objection: Identifier, _ person: SubjectRef) -> Act {
        .objectionDecided(
            ObjectionDecision(person: person, objection: objection, verdict: .upheld, ground: "", by: Self.officer))
    }
}
