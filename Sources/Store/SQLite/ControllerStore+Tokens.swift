package import Core
import Crypto
import GRDB
package import Ledger

extension ControllerStore {
    /// Takes the id of an assertion for use, once: false when it was used before.
    ///
    /// Durable before it returns, and
    /// forgotten after `until`, when the assertion is refused for its age.
    package func claimTokenID(_ jti: String, until: Instant) async throws(LedgerError) -> Bool {
        // The id is the application's own text; its hash is enough to know it again.
        let hash = Array(SHA256.hash(data: Array(jti.utf8)))
        let result = await withCheckedContinuation { continuation in
            add(.token(hash: hash, until: until, continuation))
        }
        return try result.get()
    }
}
