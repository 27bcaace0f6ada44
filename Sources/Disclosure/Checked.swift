import Catalogue
import Core
package import Ledger

/// The outcome of a dry question.
package struct Checked: Sendable {
    package let refusal: Refusal?
    package let alternative: String?
    package let line: Journal.Line?
}

extension Journal.Recorded {
    var line: Journal.Line? {
        guard case .appended(let line) = self else { return nil }
        return line
    }
}
