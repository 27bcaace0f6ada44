import Disclosure
import Ledger

extension Problem {
    /// What went wrong, told without its inside.
    ///
    /// Whatever keeps the log from being written reads the same.
    init(_ error: DisclosureError) {
        self = error.code == .unreadable ? .internalServerError : .logUnavailable
    }

    init(_ error: LedgerError) {
        self.init(DisclosureError(error))
    }
}
