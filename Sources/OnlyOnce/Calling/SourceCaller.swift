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

    package init(
        name: String, source: String, delivers: Set<AttributeID>, mapping: String, asksByAttribute: Bool, isDated: Bool
    ) {
        self.name = name
        self.source = source
        self.delivers = delivers
        self.mapping = mapping
        self.asksByAttribute = asksByAttribute
        self.isDated = isDated
    }
}

/// One question to a source.
package struct SourceCall: Sendable {
    package let service: String
    package let number: INSZ
    package let finality: Finality
    /// Our `Referte`.
    package let reference: String
    package let referenceDate: CalendarDate
    package let attributes: Set<AttributeID>

    package init(
        service: String, number: INSZ, finality: Finality, reference: String, referenceDate: CalendarDate,
        attributes: Set<AttributeID>
    ) {
        self.service = service
        self.number = number
        self.finality = finality
        self.reference = reference
        self.referenceDate = referenceDate
        self.attributes = attributes
    }
}

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

    package init(
        status: Outcome.Status, code: String, attempts: Int, told: [AttributeID: Told], members: [INSZ],
        retrievedAt: Instant, retryAt: Instant?
    ) {
        self.status = status
        self.code = code
        self.attempts = attempts
        self.told = told
        self.members = members
        self.retrievedAt = retrievedAt
        self.retryAt = retryAt
    }
}

/// Speaks to the sources: implemented by Adapters.
package protocol SourceCaller: Sendable {
    var services: [SourceService] { get }

    /// Asks, and asks again where the failure may pass and `mayRetry` allows the attempt of that number. Never throws:
    /// a source that fails is an outcome.
    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply
}
