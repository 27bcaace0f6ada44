package import Core

/// One attribute out of an answer; provenance is added by who fetched it.
package struct MappedValue: Hashable, Sendable {
    package let content: Fact.Content
    package let missingSources: [String]
    package let isDoubtful: Bool
    package let validFrom: PartialDate?
    /// The last day.
    package let validUntil: PartialDate?

    package init(
        content: Fact.Content, missingSources: [String] = [], isDoubtful: Bool = false, validFrom: PartialDate? = nil,
        validUntil: PartialDate? = nil
    ) {
        self.content = content
        self.missingSources = missingSources
        self.isDoubtful = isDoubtful
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}
