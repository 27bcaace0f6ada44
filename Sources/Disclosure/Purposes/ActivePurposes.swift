package import Catalogue
import Core
package import Ledger
import Synchronization

/// The purposes in force at a controller, read from the bytes that were stored when an officer activated them.
///
/// Files are not read here: what was activated is what works. The map only spares parsing; each transaction judges
/// against the purpose's row.
package final class ActivePurposes: Sendable {
    private struct Shelf {
        var byID: [String: Purpose] = [:]
        /// Readings are numbered as they begin; an older one never replaces a younger.
        var begun = 0
        var shown = 0
    }

    private let shelf = Mutex(Shelf())

    package init() {}

    package func active(_ id: String) -> Purpose? { shelf.withLock { $0.byID[id] } }

    package var all: [Purpose] { shelf.withLock { $0.byID.values.sorted { $0.ref.id < $1.ref.id } } }

    /// Reads the active purposes anew, at start and after an activation or retirement.
    package func reload(from storage: any LedgerStorage) async throws(DisclosureError) {
        var purposes: [String: Purpose] = [:]
        let reading = shelf.withLock { shelf in
            shelf.begun += 1
            return shelf.begun
        }
        do {
            for row in try await storage.allPurposes() where row.isActive {
                guard let bytes = try await storage.purposeBytes(hash: row.ref.hash),
                    let files = try? PurposeFiles(stored: bytes, name: row.ref.text), files.purpose.ref == row.ref
                else { throw DisclosureError(.unreadable) }
                purposes[row.ref.id] = files.purpose
            }
        } catch let error as LedgerError {
            throw DisclosureError(error)
        } catch {
            throw DisclosureError(.unreadable)
        }
        let read = purposes
        shelf.withLock { shelf in
            guard reading > shelf.shown else { return }
            shelf.byID = read
            shelf.shown = reading
        }
    }
}
