package import Core

/// What the dictionary says of one attribute.
package struct AttributeDefinition: Hashable, Sendable {
    package enum Sensitivity: String, Hashable, Sendable, CaseIterable {
        case normal
        /// Tells of money, trouble or origin: shown to fewer, kept shorter.
        case sensitive
        /// A special category of art. 9 GDPR.
        case special
    }

    /// How often a value changes in a life; a hint for the freshness that a purpose asks.
    package enum Volatility: String, Hashable, Sendable, CaseIterable {
        case fixed, rare, occasional, frequent
    }

    package let id: AttributeID
    package let type: ValueType
    /// In Dutch, for screens and letters.
    package let label: String
    /// The URI of the vocabulary term that says what is meant.
    package let term: String
    package let sensitivity: Sensitivity
    package let volatility: Volatility
    /// The code list of a code or a list of codes.
    package let codeList: CodeList?
    /// The code lists of the fields of a record, by field.
    package let fieldCodeLists: [String: CodeList]
    /// Whether it tells of other persons than the one asked about without naming them; what names them says so by its
    /// type.
    package let tellsOfOthers: Bool
}
