package import Core
package import Ledger

/// How much an officer sees of what a person told: that it is kept, or also what it says.
package enum ToldView: String, Hashable, Sendable {
    case kinds, values
}

/// Something that a person told and that is kept now, as the answer to their request for access shows it.
package struct KeptTelling: Sendable {
    package let row: TellingRow
    /// `nil` where the officer did not ask to see it.
    package let value: Value?
    /// Why it counts no more, though it is still kept; `nil` while it does.
    package let end: HoldEnd?
}
