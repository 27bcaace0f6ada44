import Core

/// How a field of a list of records is filled.
struct RecordField: Sendable {
    /// In the dictionary.
    let name: String
    /// In the mapping's record.
    let source: String
    let type: ValueType
    /// Whether an amount stands in cents, not in euros.
    let isCents: Bool
    let translation: [String: String]
}
