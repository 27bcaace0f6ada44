import GRDB
import Ledger

/// How errors of the database read outside: without SQL, arguments or paths.
enum StoreFailure {
    static func opening(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        guard let error = error as? DatabaseError else { return LedgerError(.unreadable, "the store cannot be opened") }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return LedgerError(.alreadyOpen, "another process has this controller's folder open")
        case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_CANTOPEN:
            return LedgerError(.notWritable, "the controller's folder cannot be written")
        default: return LedgerError(.unreadable, "the store cannot be opened: \(error.resultCode)")
        }
    }

    static func writing(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        guard let error = error as? DatabaseError else { return LedgerError(.notWritable) }
        return LedgerError(.notWritable, "\(error.resultCode)")
    }

    /// A disk that fails for a moment is no flaw in what stands on it.
    static func reading(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        if error is CancellationError { return LedgerError(.notReadable) }
        guard let error = error as? DatabaseError else { return LedgerError(.unreadable) }
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: return LedgerError(.unreadable, "\(error.resultCode)")
        default: return LedgerError(.notReadable, "\(error.resultCode)")
        }
    }
}
