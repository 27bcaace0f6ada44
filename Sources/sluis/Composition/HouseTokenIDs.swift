import Core
import Ledger
import Server
import Store

/// Remembers used assertions in the folder of the controller that they came to.
struct HouseTokenIDs: TokenIDs {
    let store: ControllerStore

    func claimTokenID(_ jti: String, until: Instant) async throws(LedgerError) -> Bool {
        try await store.claimTokenID(jti, until: until)
    }
}
