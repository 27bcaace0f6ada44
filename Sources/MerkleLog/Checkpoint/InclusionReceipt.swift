internal import Core

/// A proof to take home (C2SP tlog-proof): where an entry stands, the hashes to the root, and the signed checkpoint.
///
/// With the entry and the log's key it is verified without a network, years later.
package struct InclusionReceipt: Hashable, Sendable {
    /// Bytes for the reader's use, which the log vouches for in no way.
    package let extra: [UInt8]?
    package let index: UInt64
    /// From the leaf's sibling up.
    package let hashes: [Hash]
    /// The note with the checkpoint, as it was signed.
    package let checkpoint: SignedNote

    package static let mostHashes = 63

    /// Refuses more hashes than any tree has levels; no bytes of extra are none.
    package init(
        index: UInt64, hashes: [Hash], checkpoint: SignedNote, extra: [UInt8]? = nil
    ) throws(MerkleLogError) {
        guard index < TreeSize.limit, hashes.count <= InclusionReceipt.mostHashes else {
            throw MerkleLogError(.malformedReceipt)
        }
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
        self.extra = extra?.isEmpty == true ? nil : extra
    }

    package var bytes: [UInt8] {
        var head = InclusionReceipt.header + "\n"
        if let extra { head += "extra \(Base64.encode(extra))\n" }
        head += "index \(index)\n"
        for hash in hashes { head += hash.base64 + "\n" }
        return Array((head + "\n").utf8) + checkpoint.bytes
    }

    /// Whether the entry with this leaf hash is in the log at ``index``; see ``Checkpoint/open(_:log:witnesses:origin:)``.
    package func verify(
        leaf: Hash, log: VerifierKey, witnesses: [VerifierKey] = [], origin: String? = nil
    ) -> ReceiptVerdict {
        switch Checkpoint.open(checkpoint, log: log, witnesses: witnesses, origin: origin) {
        case .refused(let flaw): return .refused(.checkpoint(flaw))
        case .signed(let checkpoint, let witnesses):
            let proof = InclusionProof(index: index, size: checkpoint.size, hashes: hashes)
            switch proof.verify(leaf: leaf, root: checkpoint.root) {
            case .holds: return .included(in: checkpoint, witnesses: witnesses)
            case .fails(let flaw): return .refused(.proof(flaw))
            }
        }
    }

    static let header = "c2sp.org/tlog-proof@v1"
}
