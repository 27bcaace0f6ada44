package import Core
package import Ledger

extension SampleController {
    package func doubt(_ person: SubjectRef, attribute: String = "residence.municipality") -> Act {
        .doubtRaised(
            DoubtRaising(
                person: person, attribute: attribute, category: .outdated, contester: .citizen,
                evidence: "letter of 20 November", purposes: ["discount", "task"], requester: Self.requester))
    }

    package func confirmation(_ person: SubjectRef, of doubt: Identifier) -> Act {
        .doubtConfirmed(
            DoubtConfirmation(person: person, doubt: doubt, caseReference: "2026-0815", requester: Self.requester))
    }

    package func addressing(_ person: SubjectRef, of doubt: Identifier) -> Act {
        .doubtAddressed(
            DoubtAddressing(
                person: person, doubt: doubt, source: "RR", municipality: "44021", disclosure: doubt,
                requester: Self.requester))
    }

    package func end(_ person: SubjectRef, of doubt: Identifier) -> Act {
        .doubtEnded(
            DoubtEnding(person: person, doubt: doubt, outcome: .unfounded, purposes: [], requester: Self.requester))
    }
}
