import Core
import Ledger

/// Gives access tokens to parties that prove who they are (client credentials with `private_key_jwt`).
struct TokenOffice: Sendable {
    let desks: [String: OpenDesk]
    let tokens: AccessTokens
    let audience: String
    let clock: WallClock

    enum Outcome: Sendable {
        case issued(String)
        case refused(TokenRefusal)
    }

    /// Throws when the single use of the assertion cannot be recorded.
    func exchange(_ form: [UInt8]) async throws(LedgerError) -> Outcome {
        do {
            let request = try TokenRequest(form: form)
            return .issued(try await issue(request))
        } catch let error as LedgerError {
            throw error
        } catch let refusal as TokenRefusal {
            return .refused(refusal)
        } catch let flaw as AssertionFlaw {
            return .refused(TokenRefusal(.invalidClient, flaw.detail(audience: audience), word: flaw.word))
        } catch {
            return .refused(TokenRefusal(.invalidRequest, "the request does not read"))
        }
    }

    private func issue(_ request: TokenRequest) async throws -> String {
        let assertion = try Assertion(compact: request.assertion)
        guard let (desk, party) = party(assertion.claims.issuer) else { throw AssertionFlaw.unknownParty }
        try believe(assertion, of: party)
        let now = clock.now
        if let flaw = AssertionCheck.flaw(
            in: assertion.claims, clientID: request.clientID, audience: audience, now: now)
        {
            throw flaw
        }
        // Ids of one party are no matter of another's.
        let until = Instant(milliseconds: (assertion.claims.expires + AssertionCheck.skew) * 1000)
        guard try await desk.desk.tokenIDs.claimTokenID(party.row.id + "\n" + assertion.claims.id, until: until) else {
            throw AssertionFlaw.used
        }
        return tokens.issue(to: party, at: desk, now: now)
    }

    /// A party by its `<controller>/<party>`.
    private func party(_ clientID: String) -> (OpenDesk, Party)? {
        let sides = clientID.split(separator: "/", omittingEmptySubsequences: false)
        guard sides.count == 2, let desk = desks[String(sides[0])], let party = desk.parties[String(sides[1])] else {
            return nil
        }
        return (desk, party)
    }

    private func believe(_ assertion: Assertion, of party: Party) throws(AssertionFlaw) {
        var keys = party.keys
        if let id = assertion.keyID, keys.contains(where: { $0.id == id }) { keys = keys.filter { $0.id == id } }
        keys = keys.filter { $0.algorithm.rawValue == assertion.algorithm }
        guard !keys.isEmpty else { throw .wrongAlgorithm }
        guard keys.contains(where: { $0.verifies(assertion.signature, on: assertion.signed) }) else {
            throw .badSignature
        }
    }
}
