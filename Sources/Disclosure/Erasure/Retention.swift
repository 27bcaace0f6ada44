package import Core

/// Whether a class of a person's data may go, and what the citizen is told about it.
package struct Retention: Hashable, Sendable {
    package let mayGo: Bool
    /// The articles that keep it, or that let it go.
    package let ground: String
    /// The last day on which it must stay.
    package let until: CalendarDate?
    /// In plain Dutch: what goes or stays, why, and until when.
    package let words: String

    package init(mayGo: Bool, ground: String, until: CalendarDate? = nil, words: String) {
        self.mayGo = mayGo
        self.ground = ground
        self.until = until
        self.words = words
    }
}
