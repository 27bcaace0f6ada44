package import Catalogue
import Core
package import Ledger
import Synchronization

/// Every purpose version that was ever in force at a controller, read from the bytes that were stored at its activation.
///
/// What a citizen once heard can be shown again, word for word, long after another version took its place. A version
/// never changes, so it is read once.
package final class PurposeArchive: Sendable {
    private let storage: any LedgerStorage
    private let read = Mutex<[String: Purpose]>([:])

    package init(storage: any LedgerStorage) {
        self.storage = storage
    }

    /// The version of these bytes, by their SHA-256; `nil` where they never came into force here.
    package func purpose(hash: String) async throws(LedgerError) -> Purpose? {
        if let known = read.withLock({ $0[hash] }) { return known }
        guard let bytes = try await storage.purposeBytes(hash: hash) else { return nil }
        guard let files = try? PurposeFiles(stored: bytes, name: "stored purpose"), files.purpose.ref.hash == hash
        else {
            throw LedgerError(.unreadable, "the bytes of a purpose do not read")
        }
        let purpose = files.purpose
        read.withLock { $0[hash] = purpose }
        return purpose
    }

    /// The words with this hash, and the versions that had them, oldest first.
    package func notice(hash: String) async throws(LedgerError) -> (notice: Notice, versions: [PurposeRef])? {
        var found: Notice?
        var versions: [PurposeRef] = []
        let rows = try await storage.allPurposes().sorted { ($0.ref.id, $0.ref.version) < ($1.ref.id, $1.ref.version) }
        for row in rows {
            guard let notice = try await purpose(hash: row.ref.hash)?.template.notice, notice.hash == hash else {
                continue
            }
            found = notice
            versions.append(row.ref)
        }
        return found.map { ($0, versions) }
    }
}
