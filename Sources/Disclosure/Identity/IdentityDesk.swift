package import Core
package import Ledger

/// Where an officer says who a person with a new number is, when the sources do not.
package struct IdentityDesk: Sendable {
    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    package enum Reply: Sendable {
        /// `consents` is how many run again.
        case decided(Journal.Line, consents: Int)
        case refused(Refusal)
    }

    /// Decides about the change that `identity` recorded; a decision that may not be is recorded as a refusal.
    package func decide(
        _ identity: Identifier, _ verdict: IdentityDecision.Verdict, by officer: String, reason: String
    ) async throws(DisclosureError) -> Reply {
        do {
            let link = try await journal.storage.rows([]).links[identity]
            guard let link else { return try await refuse(nil, officer, Refusal(.identityNotOpen, law: 2)) }
            let paused = try await journal.storage.rows([.person(link.person)]).pausedConsents(of: link.person)
            let decision = IdentityDecision(
                identity: identity, person: link.person, successor: link.successor, verdict: verdict,
                ground: .officer(officer, reason: reason))
            switch try await journal.record(.identityDecided(decision)) {
            case .appended(let line): return .decided(line, consents: verdict == .same ? paused.count : 0)
            case .refused(let refusal): return try await refuse(link.person, officer, refusal)
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func refuse(
        _ person: SubjectRef?, _ officer: String, _ refusal: Refusal
    ) async throws(LedgerError) -> Reply {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: "", version: nil, rule: refusal.rule,
                    requester: Requester(application: "identity", employee: officer), caseReference: nil,
                    asked: "identity")))
        return .refused(refusal)
    }
}
