import Catalogue
package import Core
package import Ledger

extension Consents {
    /// What an officer decides about a consent, with a ground.
    package enum Decision: String, Sendable, CaseIterable {
        /// The controller stops it.
        case revoke
        /// An authority or a court found it bad.
        case invalidate
        /// A conflict of parents is settled: it runs again.
        case settle
    }

    package func decide(
        _ consent: Identifier, _ decision: Decision, ground: String, by officer: String
    ) async throws(DisclosureError) -> ActReply<Journal.Line> {
        do {
            let requester = Requester(application: "officer", employee: officer)
            guard let row = try await standing(consent), let version = try await version(of: row) else {
                let tried = Tried(by: requester, decision.rawValue)
                return .refused(try await refuse(Refusal(.consentNotRunning, law: 2), tried))
            }
            let recorded = try await journal.record(act(decision, row, version, ground, officer))
            for person in try await journal.storage.rows([]).people(behind: row.person) { facts.forget(person) }
            switch recorded {
            case .appended(let line): return .done(line)
            case .refused(let refusal):
                return .refused(
                    try await refuse(
                        refusal, Tried(by: requester, decision.rawValue, row.purpose, row.person, version)))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func act(
        _ decision: Decision, _ row: ConsentRow, _ version: PurposeRef, _ ground: String, _ officer: String
    ) -> Act {
        func ending(_ kind: ConsentEnding.Kind) -> ConsentEnding {
            ConsentEnding(
                person: row.person, purpose: version, consent: row.id, kind: kind, by: officer, ground: ground)
        }
        return switch decision {
        case .revoke: .consentRevoked(ending(.revoked))
        case .invalidate: .consentInvalidated(ending(.invalidated))
        case .settle:
            .consentResumed(
                ConsentResumption(
                    person: row.person, purpose: version, consent: row.id,
                    ground: .officer(officer, decision: ground)))
        }
    }
}
