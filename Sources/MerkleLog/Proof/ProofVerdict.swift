/// What a proof shows.
package enum ProofVerdict: Hashable, Sendable {
    case holds
    case fails(ProofFlaw)

    package var holds: Bool { self == .holds }
}

/// Why a proof shows nothing.
package enum ProofFlaw: String, Error, Hashable, Sendable {
    /// The leaf's index is not below the tree's size.
    case indexOutsideTree
    /// A tree without leaves, of which every tree is a continuation, so that the claim says nothing.
    case emptyTree
    /// The later tree is the smaller one.
    case sizesOutOfOrder
    /// More or fewer hashes than trees of these sizes need.
    case wrongLength
    /// A hash that is not 32 bytes.
    case malformedHash
    /// The hashes lead to another root; for consistency, to another root of the earlier tree.
    case otherRoot
    /// The hashes lead to another root of the later tree.
    case otherLaterRoot
}
