import Catalogue
package import Core
package import Ledger

extension SampleController {
    package func change(
        _ person: SubjectRef, to successor: SubjectRef?, by consultation: Identifier, purpose id: String = "task"
    ) -> Act {
        .identityChanged(
            IdentityChange(
                person: person, successor: successor, purpose: purpose(id), consultation: consultation))
    }

    package func decision(
        _ identity: Identifier, _ person: SubjectRef, to successor: SubjectRef?,
        _ verdict: IdentityDecision.Verdict = .same, by ground: IdentityDecision.Ground = byOfficer
    ) -> Act {
        .identityDecided(
            IdentityDecision(
                identity: identity, person: person, successor: successor, verdict: verdict, ground: ground))
    }

    package static let byOfficer = IdentityDecision.Ground.officer(officer, reason: "eID and residence card seen")

    /// The consultation that a paused consent permits: who is behind the new number.
    package func settling(
        _ identity: Identifier, _ successor: SubjectRef, consent: Basis.ConsentCitation?
    ) -> Act {
        let call = CallRecord(
            service: Self.service, source: "RR", authorisation: Self.authorisation, finality: Self.finality,
            reference: "ref-2")
        return .consulted(
            Consultation(
                person: successor, purpose: purpose(consent == nil ? "task" : "discount"),
                basis: Basis(authorisations: [Self.authorisation], consent: consent), requester: Self.requester,
                caseReference: nil, referenceDate: TestClock.start.belgianDate, calls: [call], identity: identity))
    }
}
