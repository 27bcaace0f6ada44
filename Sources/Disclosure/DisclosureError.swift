package import Ledger

/// What went wrong on the way to an answer.
///
/// A refusal is no error, and an absent source is a state of an attribute.
package struct DisclosureError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Nothing can be recorded, so nothing is asked and nothing leaves.
        case logUnavailable
        /// A stored purpose or fact does not read.
        case unreadable
    }

    package let code: Code
    package let ledger: LedgerError?

    package init(_ code: Code, ledger: LedgerError? = nil) {
        self.code = code
        self.ledger = ledger
    }

    package init(_ error: LedgerError) {
        self.init(error.code == .unreadable ? .unreadable : .logUnavailable, ledger: error)
    }

    package var description: String { "disclosure: \(code.rawValue)" + (ledger.map { " (\($0))" } ?? "") }
}
