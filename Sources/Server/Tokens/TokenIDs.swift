package import Core
package import Ledger

/// The memory of used assertions, one per controller; it outlives a restart.
package protocol TokenIDs: Sendable {
    /// Takes an id for use, once: false when it was used before.
    ///
    /// Durable before it returns; it may be forgotten after `until`, when the assertion is refused for its age.
    func claimTokenID(_ jti: String, until: Instant) async throws(LedgerError) -> Bool
}
