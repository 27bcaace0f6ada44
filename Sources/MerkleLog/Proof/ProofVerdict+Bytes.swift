/// Proofs as others hand them over: hashes of any length, of which a wrong one is a flaw and not an error.
extension ProofVerdict {
    package static func inclusion(
        of leafHash: [UInt8], index: UInt64, size: UInt64, proof: [[UInt8]], root: [UInt8]
    ) -> ProofVerdict {
        guard let hashes = hashes(proof), let leaf = Hash(bytes: leafHash), let root = Hash(bytes: root) else {
            return .fails(.malformedHash)
        }
        return InclusionProof(index: index, size: size, hashes: hashes).verify(leaf: leaf, root: root)
    }

    /// Roots of trees of one size are compared as they are, whatever their length.
    package static func consistency(
        earlier: UInt64, later: UInt64, proof: [[UInt8]], earlierRoot: [UInt8], laterRoot: [UInt8]
    ) -> ProofVerdict {
        guard let hashes = hashes(proof) else { return .fails(.malformedHash) }
        let proof = ConsistencyProof(earlier: earlier, later: later, hashes: hashes)
        if let verdict = proof.verdictOnSizes(sameRoot: earlierRoot == laterRoot) { return verdict }
        guard let earlierRoot = Hash(bytes: earlierRoot), let laterRoot = Hash(bytes: laterRoot) else {
            return .fails(.malformedHash)
        }
        return proof.verify(earlierRoot: earlierRoot, laterRoot: laterRoot)
    }

    private static func hashes(_ proof: [[UInt8]]) -> [Hash]? {
        let hashes = proof.compactMap { Hash(bytes: $0) }
        return hashes.count == proof.count ? hashes : nil
    }
}
