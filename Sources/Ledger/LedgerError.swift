/// What went wrong in or under the ledger.
///
/// It names no person and quotes no payload.
package struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The log cannot be written: the disk is full, locked or gone.
        case notWritable
        /// What is stored cannot be read now: the disk fails or is gone, and what stands there may be well.
        case notReadable
        /// The clock of the writer and the time of the entry are too far apart.
        case clockSkew
        /// The entry was sealed for a log that is not, or no longer, the one that is written.
        case otherLog
        /// A key that should be there is not: the class was erased.
        case keyMissing
        /// Stored bytes do not open or do not parse.
        case unreadable
        /// The head is older than, or not consistent with, the anchor.
        case rolledBack
        case newerSchema
        case keyFilePermissions
        case alreadyOpen
        case shuttingDown
        /// A line of a task ended before, or is gone.
        case lineEnded
    }

    package let code: Code
    /// What to do next, without personal data.
    package let detail: String

    package init(_ code: Code, _ detail: String = "") {
        self.code = code
        self.detail = detail
    }

    package var description: String {
        detail.isEmpty ? "ledger: \(code.rawValue)" : "ledger: \(code.rawValue): \(detail)"
    }
}

extension LedgerError.Code {
    /// Whether the same act, dated and sealed anew, may well be taken.
    var mayBeSealedAgain: Bool { self == .clockSkew || self == .otherLog || self == .keyMissing }
}
