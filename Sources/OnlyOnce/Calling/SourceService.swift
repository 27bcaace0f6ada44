package import Core

/// A service that a connected source offers, as its mapping describes it.
package struct SourceService: Hashable, Sendable {
    /// `GeefPersoon-02.02`.
    package let name: String
    package let source: String
    package let delivers: Set<AttributeID>
    /// SHA-256 of the mapping's bytes; facts of another mapping are stale.
    package let mapping: String
    /// Whether the question names the attributes, so that other attributes make another call.
    package let asksByAttribute: Bool
    /// Whether the question names a day; if not, the answer is about the day of the call.
    package let isDated: Bool
    /// Attributes that must be at hand first: the question is made of their values.
    package let needs: [AttributeID]
    /// Attributes whose values the question holds where there are any.
    package let mayUse: [AttributeID]
    /// By how many days what it tells is late, where it is.
    package let delayDays: [AttributeID: Int]

    package init(
        name: String, source: String, delivers: Set<AttributeID>, mapping: String, asksByAttribute: Bool,
        isDated: Bool, needs: [AttributeID] = [], mayUse: [AttributeID] = [],
        delayDays: [AttributeID: Int] = [:]
    ) {
        self.name = name
        self.source = source
        self.delivers = delivers
        self.mapping = mapping
        self.asksByAttribute = asksByAttribute
        self.isDated = isDated
        self.needs = needs
        self.mayUse = mayUse
        self.delayDays = delayDays
    }
}
