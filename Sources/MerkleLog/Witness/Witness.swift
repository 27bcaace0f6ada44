package import Core
internal import Crypto

/// Signs the checkpoints of neighbours, each only when it follows from the one before (C2SP tlog-witness).
///
/// Two rules make its signature worth something: what it signed is durable before anyone hears of it, and of two
/// checkpoints that do not follow from each other it never signs both. A state that was restored from a backup may have
/// forgotten a signature, so it then signs nothing until an operator has looked.
package final class Witness: Sendable {
    private let key: SignerKey
    private let logs: [KnownLog]
    private let storage: any WitnessStorage
    private let clock: WallClock

    /// - Throws: `unsupportedKey` for a key that is no witness's.
    package init(
        key: SignerKey, logs: [KnownLog], storage: any WitnessStorage, clock: WallClock
    ) throws(MerkleLogError) {
        guard key.verifier.kind == .cosignature else { throw MerkleLogError(.unsupportedKey) }
        self.key = key
        self.logs = logs
        self.storage = storage
        self.clock = clock
    }

    /// The newest checkpoint with our signature of the log whose name has this SHA-256, in hexadecimal.
    package func latest(hash: String) async throws(MerkleLogError) -> SignedNote? {
        for origin in try await storage.origins() {
            let digest = SHA256.hash(data: Array(origin.utf8))
            if Hex.encode(digest).utf8.elementsEqual(hash.utf8) { return try await storage.latest(origin)?.note }
        }
        return nil
    }

    /// Answers the body of an `add-checkpoint`.
    package func add(_ body: [UInt8]) async -> WitnessReply {
        guard let request = try? AddCheckpoint(parsing: body),
            let checkpoint = try? Checkpoint(text: request.note.text)
        else { return .malformed }
        guard let log = logs.lazy.compactMap({ $0.key(of: checkpoint.origin) }).first else { return .unknownLog }
        guard case .verified(let signatures) = request.note.verify(by: [log, key.verifier]),
            signatures.contains(where: { $0.key == log })
        else { return .unknownKey }
        let own = signatures.first { $0.key == key.verifier }?.seconds
        do throws(MerkleLogError) {
            // Another request may come between reading and writing; each time one of the two has moved on.
            while true {
                if try await storage.isInDoubt() { return .inDoubt }
                let latest = try await storage.latest(checkpoint.origin)
                if let own {
                    let note = try self.note(request.note, by: log)
                    let evidence = WitnessedCheckpoint(checkpoint: checkpoint, seconds: own, note: note)
                    if evidence.exceeds(latest) {
                        try await storage.doubt(evidence)
                        return .inDoubt
                    }
                }
                if let refusal = Self.refusal(request, checkpoint, latest) { return refusal }
                let seconds = max(UInt64(max(clock.now.milliseconds / 1000, 0)), latest?.seconds ?? 0)
                let signature = try key.cosign(request.note.text, seconds: seconds)
                let note = try self.note(request.note, by: log, adding: signature)
                let next = WitnessedCheckpoint(checkpoint: checkpoint, seconds: seconds, note: note)
                if try await storage.advance(to: next, from: latest) { return .cosigned(signature) }
            }
        } catch {
            return .unavailable
        }
    }

    /// Why a checkpoint does not follow from the latest; `nil` where it does.
    private static func refusal(
        _ request: AddCheckpoint, _ checkpoint: Checkpoint, _ latest: WitnessedCheckpoint?
    ) -> WitnessReply? {
        guard request.old <= checkpoint.size else { return .malformed }
        let size = latest?.checkpoint.size ?? 0
        guard request.old == size else { return .conflict(size: size) }
        let root = latest?.checkpoint.root ?? TreeHash.empty
        if checkpoint.size == size {
            guard checkpoint.root == root else { return .conflict(size: size) }
            return request.proof.isEmpty ? nil : .proofFails
        }
        guard size > 0 else { return request.proof.isEmpty ? nil : .proofFails }
        let proof = ConsistencyProof(earlier: size, later: checkpoint.size, hashes: request.proof)
        return proof.verify(earlierRoot: root, laterRoot: checkpoint.root).holds ? nil : .proofFails
    }

    /// The note with the log's signatures and ours, without those of strangers.
    private func note(
        _ note: SignedNote, by log: VerifierKey, adding signature: NoteSignature? = nil
    ) throws(MerkleLogError) -> SignedNote {
        let signers = signature == nil ? [log, key.verifier] : [log]
        let kept = note.signatures.filter { line in signers.contains { $0.id == line.key && $0.name == line.name } }
        return try SignedNote(text: note.text, signatures: kept + (signature.map { [$0] } ?? []))
    }
}
