package import Core
package import Ledger
import MerkleLog

/// Proves that an entry stands in the log, to whoever holds its part.
package struct Proofs: Sendable {
    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// The proof of an entry against the newest checkpoint of its log, with the part of `person` opened.
    package func proof(of position: Position, showing person: SubjectRef?) async throws(LedgerError) -> EntryProof {
        guard let entry = try await journal.storage.entry(at: position) else {
            throw LedgerError(.unreadable, "no entry at this position")
        }
        let text = try await journal.storage.checkpoint(ofLog: position.log)
        let receipt: InclusionReceipt
        do {
            let note = try SignedNote(parsing: Array(text.utf8))
            let size = try Checkpoint(text: note.text).size
            let proof = try await journal.storage.inclusionProof(of: position, size: size)
            receipt = try InclusionReceipt(index: proof.index, hashes: proof.hashes, checkpoint: note)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(.unreadable, "the newest checkpoint does not read")
        }
        let own = try await journal.open(entry).first { person != nil && $0.holder.person == person }
        return EntryProof(
            leaf: entry.leaf, commitments: entry.parts.map(\.commitment), payload: own?.payload, salt: own?.salt,
            receipt: String(decoding: receipt.bytes, as: UTF8.self),
            verifierKey: try journal.keys.controllerKeys.verifier(of: journal.storage.origin(ofLog: position.log)).text)
    }
}
