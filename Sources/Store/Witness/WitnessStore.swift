package import Core
import FoundationEssentials
import GRDB
import Ledger
package import MerkleLog
import Synchronization

/// What a witness signed, in a folder of its own, and beside it a marker in another place.
///
/// Both count the changes, the state first and then the marker, each flushed. A state that is behind its marker, has
/// another's, or has none was brought back from a backup or moved: it may have forgotten signatures, and is in doubt
/// until an operator confirms it. Whoever brings both back together is not seen here; then a log that shows us our own
/// later signature is (``doubt(_:)``).
package final class WitnessStore: WitnessStorage {
    private let state: DatabaseQueue
    private let marker: DatabaseQueue
    private let doubtful: Mutex<Bool>
    private let points: CommitPoint.Handler

    /// Opens state and marker, or makes both where neither is.
    ///
    /// - Parameters:
    ///   - folder: Where the state is, outside every folder of a log's data.
    ///   - markerFolder: Where the marker is, in another backup than the state or in none.
    /// - Throws: `storageFailed`, with what to do; also where another process has it open.
    package static func open(
        folder: String, marker markerFolder: String, entropy: Entropy = .system,
        points: @escaping CommitPoint.Handler = { _ in }
    ) throws(MerkleLogError) -> WitnessStore {
        do {
            try PrivateFile.createFolder(folder)
            try PrivateFile.createFolder(markerFolder)
            let state = try WitnessDatabase.open(folder + "/witness.sqlite", .witness)
            let marker = try WitnessDatabase.open(markerFolder + "/witness-marker.sqlite", .witnessMarker)
            let (own, shown) = (try Self.count(state), try Self.count(marker))
            let isNew = own == nil && shown == nil
            let count = own ?? WitnessCount(store: entropy.bytes(16), changes: 0)
            if own == nil { try Self.write(count, to: state) }
            if isNew { try Self.write(count, to: marker) }
            let recorded = try state.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM doubts") ?? 0 }
            let isDoubtful = recorded > 0 || !isNew && !count.follows(shown)
            if !isDoubtful, count != shown { try Self.write(count, to: marker) }
            return WitnessStore(state: state, marker: marker, isDoubtful: isDoubtful, points: points)
        } catch {
            throw Self.failure(error)
        }
    }

    private init(
        state: DatabaseQueue, marker: DatabaseQueue, isDoubtful: Bool, points: @escaping CommitPoint.Handler
    ) {
        self.state = state
        self.marker = marker
        self.points = points
        doubtful = Mutex(isDoubtful)
    }

    package func isInDoubt() async throws(MerkleLogError) -> Bool { doubtful.withLock { $0 } }

    package func origins() async throws(MerkleLogError) -> [String] {
        do {
            return try await state.read { db in try String.fetchAll(db, sql: "SELECT origin FROM signed") }
        } catch {
            throw Self.failure(error)
        }
    }

    package func latest(_ origin: String) async throws(MerkleLogError) -> WitnessedCheckpoint? {
        do {
            return try await state.read { db in try WitnessedCheckpoint.fetch(db, "signed", origin) }
        } catch {
            throw Self.failure(error)
        }
    }

    package func advance(
        to next: WitnessedCheckpoint, from earlier: WitnessedCheckpoint?
    ) async throws(MerkleLogError) -> Bool {
        do {
            let (marker, points) = (marker, points)
            return try await state.writeWithoutTransaction { [self] db in
                // In this queue, so that nothing is signed between a doubt and the next look at it.
                guard !doubtful.withLock({ $0 }) else { return false }
                var count: WitnessCount?
                try db.inTransaction(.immediate) {
                    guard try WitnessedCheckpoint.fetch(db, "signed", next.checkpoint.origin) == earlier else {
                        return .rollback
                    }
                    try next.save(db, "signed")
                    count = try WitnessCount.increment(db)
                    points(.beforeCommit)
                    return .commit
                }
                guard let count else { return false }
                points(.afterCommit)
                try Self.write(count, to: marker)
                return true
            }
        } catch {
            throw Self.failure(error)
        }
    }

    package func doubt(_ evidence: WitnessedCheckpoint) async throws(MerkleLogError) {
        do {
            try await state.writeWithoutTransaction { [self] db in
                doubtful.withLock { $0 = true }
                try db.inTransaction(.immediate) {
                    let known = try WitnessedCheckpoint.fetch(db, "doubts", evidence.checkpoint.origin)
                    if known.map({ $0.checkpoint.size < evidence.checkpoint.size }) ?? true {
                        try evidence.save(db, "doubts")
                    }
                    return .commit
                }
            }
        } catch {
            throw Self.failure(error)
        }
    }

    /// An operator has compared with the logs: what was shown of our own signatures counts, and signing goes on.
    ///
    /// The logs that were taken over, by name.
    package func confirm() async throws(MerkleLogError) -> [String] {
        do {
            let marker = marker
            return try await state.writeWithoutTransaction { [self] db in
                var adopted: [String] = []
                var count: WitnessCount?
                try db.inTransaction(.immediate) {
                    for origin in try String.fetchAll(db, sql: "SELECT origin FROM doubts ORDER BY origin") {
                        guard let evidence = try WitnessedCheckpoint.fetch(db, "doubts", origin) else { continue }
                        let signed = try WitnessedCheckpoint.fetch(db, "signed", origin)
                        if signed.map({ $0.checkpoint.size <= evidence.checkpoint.size }) ?? true {
                            try evidence.save(db, "signed")
                        }
                        adopted.append(origin)
                    }
                    try db.execute(sql: "DELETE FROM doubts")
                    count = try WitnessCount.increment(db)
                    return .commit
                }
                if let count { try Self.write(count, to: marker) }
                doubtful.withLock { $0 = false }
                return adopted
            }
        } catch {
            throw Self.failure(error)
        }
    }

    package func close() {
        try? state.close()
        try? marker.close()
    }

    private static func count(_ database: DatabaseQueue) throws -> WitnessCount? {
        try database.read { db in try WitnessCount.fetch(db) }
    }

    private static func write(_ count: WitnessCount, to database: DatabaseQueue) throws {
        try database.write { db in try count.save(db) }
    }

    private static func failure(_ error: any Error) -> MerkleLogError {
        if let error = error as? MerkleLogError { return error }
        return MerkleLogError(.storageFailed, StoreFailure.opening(error).detail)
    }
}
