import Catalogue
package import Core
package import Ledger

/// How a planned call ended, and the facts that it brought.
package struct FetchedCall: Sendable {
    package let ending: CallEnding
    package let attributes: [AttributeID]
    package let facts: [Fact]
    /// Other people about whom data came in.
    package let members: [INSZ]
    /// Why what is missing is missing, and when to ask again.
    package let unavailability: Unavailability?
    /// Where the source says that the number asked about is this person's no more.
    package let replacement: NumberReplacement?

    package init(
        ending: CallEnding, attributes: [AttributeID], facts: [Fact], members: [INSZ], unavailability: Unavailability?,
        replacement: NumberReplacement? = nil
    ) {
        self.ending = ending
        self.attributes = attributes
        self.facts = facts
        self.members = members
        self.unavailability = unavailability
        self.replacement = replacement
    }
}
