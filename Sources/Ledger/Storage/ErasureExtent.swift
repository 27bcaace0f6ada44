package import Core

/// What there is of a class of a person, before anything is decided.
package struct ErasureExtent: Hashable, Sendable {
    /// The key that would be destroyed; `nil` where nothing was ever sealed, or all is erased.
    package let key: ErasedKey?
    package let parts: Int
    package let facts: Int
    /// Parts by which this person acted for another, whose proof they belong to.
    package let represents: Int
    /// The time of the newest entry with a part of this class.
    package let newest: Instant?

    package init(key: ErasedKey?, parts: Int, facts: Int, represents: Int = 0, newest: Instant?) {
        self.key = key
        self.parts = parts
        self.facts = facts
        self.represents = represents
        self.newest = newest
    }
}
