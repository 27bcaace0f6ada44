package import Core

/// What a source answered, after retries: values, how it went, and whom else it spoke of.
package struct SourceReply: Sendable {
    package struct Told: Hashable, Sendable {
        package let content: Fact.Content
        package let missingSources: [String]
        package let isDoubtful: Bool
        package let validFrom: PartialDate?
        package let validUntil: PartialDate?

        package init(
            content: Fact.Content, missingSources: [String] = [], isDoubtful: Bool = false,
            validFrom: PartialDate? = nil, validUntil: PartialDate? = nil
        ) {
            self.content = content
            self.missingSources = missingSources
            self.isDoubtful = isDoubtful
            self.validFrom = validFrom
            self.validUntil = validUntil
        }
    }

    package let status: Outcome.Status
    /// `MAGDA:99996`.
    package let code: String
    package let attempts: Int
    package let told: [AttributeID: Told]
    package let members: [INSZ]
    package let retrievedAt: Instant
    /// When asking again makes sense, after a failure that may pass.
    package let retryAt: Instant?
    /// Beside the status *identityChanged*.
    package let replacement: NumberReplacement?

    package init(
        status: Outcome.Status, code: String, attempts: Int, told: [AttributeID: Told], members: [INSZ],
        retrievedAt: Instant, retryAt: Instant?, replacement: NumberReplacement? = nil
    ) {
        self.status = status
        self.code = code
        self.attempts = attempts
        self.told = told
        self.members = members
        self.retrievedAt = retrievedAt
        self.retryAt = retryAt
        self.replacement = replacement
    }
}
