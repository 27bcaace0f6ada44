import Catalogue
import Core
import Crypto
import Ledger

extension Proposal {
    /// Why storage cannot take this at all; such a proposal fails alone.
    var flaw: String? {
        guard !parts.isEmpty, parts.count <= PartKey.most else { return "an entry has 1 to \(PartKey.most) parts" }
        guard parts.allSatisfy({ $0.commitment.count == 32 && !$0.sealed.isEmpty }) else {
            return "a part has no commitment or no bytes"
        }
        guard case .purposeActivated(let activation) = event.act else { return nil }
        guard let purposeBytes, Hex.encode(SHA256.hash(data: purposeBytes)) == activation.purpose.ref.hash else {
            return "the bytes of the purpose are not those of its hash"
        }
        return nil
    }

    /// What is to be kept and whose bytes are missing.
    func lack(in rows: Rows) -> String? {
        switch event.act {
        case .closed(let closing) where closing.interest != nil:
            let isComplete = closing.kept.allSatisfy { rows.facts[$0.id] != nil || facts[$0.id] != nil }
            return isComplete ? nil : "the bytes of a kept fact are missing"
        case .inscriptionAsked(let asking) where rows.facts[asking.fact] == nil && facts[asking.fact] == nil:
            return "the bytes of a kept number are missing"
        case .toldOnce, .toldCorrected:
            return facts.isEmpty ? "the bytes of what was told are missing" : nil
        default: return nil
        }
    }
}
