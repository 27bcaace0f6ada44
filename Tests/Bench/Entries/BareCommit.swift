import Dispatch
import FoundationEssentials
import GRDB
import Synchronization

/// The bare group commit: a thread of its own takes all that waits into one transaction on one table.
///
/// It does nothing else that a log does; WAL and `synchronous=FULL` are as the store has them.
final class BareCommit: Sendable {
    private struct Waiting {
        var rows: [(bytes: Data, continuation: CheckedContinuation<Bool, Never>)] = []
        var isRunning = false
    }

    private let queue: DatabaseQueue
    private let thread = DispatchQueue(label: "bench.bare", qos: .userInitiated)
    private let waiting = Mutex(Waiting())

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA cache_size = -16000")
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "CREATE TABLE IF NOT EXISTS entries (row INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        }
    }

    func append(_ bytes: Data) async -> Bool {
        await withCheckedContinuation { continuation in
            let starts = waiting.withLock { waiting in
                waiting.rows.append((bytes, continuation))
                defer { waiting.isRunning = true }
                return !waiting.isRunning
            }
            if starts { thread.async { self.run() } }
        }
    }

    func close() throws { try queue.close() }

    private func run() {
        while true {
            let batch = waiting.withLock { waiting in
                defer { waiting.rows = [] }
                if waiting.rows.isEmpty { waiting.isRunning = false }
                return waiting.rows
            }
            if batch.isEmpty { return }
            let isDone = (try? write(batch.map(\.bytes))) != nil
            for row in batch { row.continuation.resume(returning: isDone) }
        }
    }

    private func write(_ rows: [Data]) throws {
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                let statement = try db.cachedStatement(sql: "INSERT INTO entries (bytes) VALUES (?)")
                for bytes in rows { try statement.execute(arguments: [bytes]) }
                return .commit
            }
        }
    }
}
