extension CatalogueError.Code {
    /// No mapping delivers the attribute.
    package static let notDelivered = Self("notDelivered")
    /// No title allows asking the attribute, or two do.
    package static let notAuthorised = Self("notAuthorised")
    /// A title has ended.
    package static let expired = Self("expired")
    /// A rule reads what the purpose does not list, or the other way round.
    package static let notRead = Self("notRead")
    package static let unused = Self("unused")
    /// A rule compares or counts what cannot be.
    package static let wrongType = Self("wrongType")
    /// The law or the house rules forbid it: another person under consent, an act without a way out.
    package static let unlawful = Self("unlawful")
    /// The source's own delay is longer than the purpose allows a value to be old.
    package static let neverFresh = Self("neverFresh")
    /// The words for the citizen are not plain.
    package static let notPlain = Self("notPlain")
}
