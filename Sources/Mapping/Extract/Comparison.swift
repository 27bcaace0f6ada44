/// A test on what a record holds.
struct Comparison: Hashable, Sendable {
    let slot: Int
    let isNegated: Bool
    /// Empty where the asked person's number is meant.
    let values: [[UInt8]]
}
