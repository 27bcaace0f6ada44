/// Where a witness keeps what it signed: the one thing that stops it from signing a fork.
///
/// It lies apart from every log's own data, so that a backup that brings a log back does not bring back this.
package protocol WitnessStorage: Sendable {
    /// The logs that were ever signed for, by name.
    func origins() async throws(MerkleLogError) -> [String]
    func latest(_ origin: String) async throws(MerkleLogError) -> WitnessedCheckpoint?

    /// Puts a checkpoint in the place of `earlier`, durable before it returns.
    ///
    /// False, and nothing changes, where the latest is another than `earlier` or the state is in doubt: reading,
    /// comparing and writing are one transaction.
    func advance(to next: WitnessedCheckpoint, from earlier: WitnessedCheckpoint?) async throws(MerkleLogError) -> Bool

    /// Whether this may be an older state than the one that was signed by; only an operator ends that.
    func isInDoubt() async throws(MerkleLogError) -> Bool

    /// Keeps a signature of ours that this state does not account for, and puts the state in doubt.
    func doubt(_ evidence: WitnessedCheckpoint) async throws(MerkleLogError)
}
