package import Core
import Crypto
import Ledger
package import MerkleLog

/// Verifies a receipt with nothing but the receipt and the log's public key: by the citizen, without us, years later.
///
/// It proves that this very act stands in the signed log, not that it still runs: a later entry may have ended it.
package struct ReceiptCheck: Sendable {
    package enum Verdict: Sendable {
        /// The act stands in the log at this place, under this checkpoint.
        case holds(index: UInt64, checkpoint: Checkpoint)
        case fails(ReceiptFault)
    }

    /// A receipt in any of its JSON forms; `key` is the log's key as it was had from elsewhere.
    package static func verdict(on receipt: JSON, key: VerifierKey? = nil) -> Verdict {
        guard let proof = EntryProof(json: receipt["proof"]), let payload = proof.payload, let salt = proof.salt,
            let own = try? VerifierKey(text: proof.verifierKey),
            let inclusion = try? InclusionReceipt(parsing: Array(proof.receipt.utf8)),
            let leaf = try? JSON(parsing: proof.leaf)
        else { return .fails(.unreadable) }
        if let key, key != own { return .fails(.otherKey) }
        guard case .included(let checkpoint, _) = inclusion.verify(leaf: TreeHash.leaf(proof.leaf), log: own) else {
            return .fails(.notInLog)
        }
        guard leaf["commit"]?.string == Base64.encode(Commitment.entry(parts: proof.commitments)),
            leaf["seq"]?.integer.map(UInt64.init(exactly:)) == inclusion.index
        else { return .fails(.otherEntry) }
        guard let part = Commitment.part(salt: salt, payload: payload.canonicalBytes), proof.commitments.contains(part)
        else { return .fails(.otherPart) }
        if let flaw = shown(receipt, payload) { return .fails(flaw) }
        return .holds(index: inclusion.index, checkpoint: checkpoint)
    }

    /// What the receipt shows to people must be what the entry says, in whichever of its forms.
    private static func shown(_ receipt: JSON, _ payload: JSON) -> ReceiptFault? {
        let words = receipt["words"]?.string ?? receipt["dpv:hasNotice"]?["dct:description"]?.string
        if let words, let cited = payload["noticeHash"]?.string,
            cited != Hex.encode(SHA256.hash(data: Array(words.utf8)))
        {
            return .otherWords
        }
        let isDeferral = payload["state"]?.string == ConsentState.deferred.term
        let event = receipt["dpv:hasConsentStatus"]?.array?.first
        let pairs: [(shown: String?, entry: String?)] = [
            (
                event?["@type"]?.string ?? receipt["sluis:status"]?.string ?? receipt["state"]?.string,
                // What goes on after a rest has no state of its own: it is given again.
                payload["state"]?.string ?? ConsentState.given.term
            ),
            (receipt["at"]?.string ?? event?["dpv:isIndicatedAtTime"]?.string, payload["at"]?.string),
            (receipt["until"]?.string ?? event?["dpv:hasDuration"]?["sluis:until"]?.string, payload["until"]?.string),
            (
                receipt["consent"]?.string ?? receipt["sluis:consent"]?.string
                    ?? receipt["dct:identifier"]?.string,
                payload["consent"]?.string ?? (isDeferral ? payload["request"]?.string : nil) ?? payload["id"]?.string
            ),
            (
                receipt["dpv:hasPurpose"]?["sluis:sha256"]?.string ?? receipt["purposeHash"]?.string,
                payload["purpose"]?["hash"]?.string
            ),
        ]
        return pairs.contains { $0.shown != nil && $0.shown != $0.entry } ? .otherFacts : nil
    }
}
