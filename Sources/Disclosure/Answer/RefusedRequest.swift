import Catalogue
package import Core
package import Ledger

/// A refusal as the application gets it: the rule, the way without, and where it was recorded.
package struct RefusedRequest: Sendable {
    package let refusal: Refusal
    /// The way without consent, where the citizen has a say (law 10).
    package let alternative: String?
    package let line: Journal.Line?
    /// How old each attribute may be, where it was asked for staler.
    package let allowedAgeDays: [AttributeID: Int]
}
