import Ledger
import Synchronization

/// The parties of one controller, read at start and after each registration.
final class Parties: Sendable {
    private let byID = Mutex<[String: Party]>([:])

    subscript(id: String) -> Party? { byID.withLock { $0[id] } }

    /// Takes over what is registered now. A party that is registered as before stays the same, and so do its tokens.
    func reload(from storage: any LedgerStorage) async throws(LedgerError) {
        var parties: [String: Party] = [:]
        for row in try await storage.allApplications() {
            if let known = self[row.id], known.row == row {
                parties[row.id] = known
            } else {
                parties[row.id] = Party(row: row, keys: await RegisteredKey.keys(row.keys))
            }
        }
        let read = parties
        let before = byID.withLock { byID in
            let before = byID
            byID = read
            return before
        }
        for (id, party) in before where read[id] !== party { party.dismiss() }
    }
}
