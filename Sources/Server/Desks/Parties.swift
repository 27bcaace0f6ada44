import Ledger
import Synchronization

/// The parties of one controller, read at start and after each registration.
final class Parties: Sendable {
    private struct Read {
        var byID: [String: Party] = [:]
        /// The reading that it comes from; a reading that began later knows all that an earlier one does.
        var number = 0
    }

    private let current = Mutex(Read())
    private let readings = Atomic<Int>(0)

    subscript(id: String) -> Party? { current.withLock { $0.byID[id] } }

    /// Those whom a login knows by this name.
    func parties(login: String) -> [Party] {
        current.withLock { $0.byID.values.filter { $0.row.login == login } }.sorted { $0.row.id < $1.row.id }
    }

    /// Takes over what is registered now.
    ///
    /// A party that is registered as before stays the same, and so do its tokens.
    func reload(from storage: any LedgerStorage) async throws(LedgerError) {
        let number = readings.add(1, ordering: .acquiringAndReleasing).newValue
        var parties: [String: Party] = [:]
        for row in try await storage.allApplications() {
            if let known = self[row.id], known.row == row {
                parties[row.id] = known
            } else {
                parties[row.id] = Party(row: row, keys: await RegisteredKey.keys(row.keys))
            }
        }
        let read = parties
        current.withLock { current in
            guard number > current.number else { return }
            for (id, party) in current.byID where read[id] !== party { party.dismiss() }
            current = Read(byID: read, number: number)
        }
    }
}
