/// An iterator: an element that repeats, with the period it holds for and the fields that are read from it.
///
/// A reference, like ``AttributePlan``: handing it on costs one count, where a structure would cost one per member.
final class RecordPlan: Sendable {
    let name: String
    let scope: Int
    let gates: [Gate]
    /// Slots of the first day; the first that is filled counts.
    let begin: [Int]
    /// Slots of the first day on which it no longer holds.
    let end: [Int]
    /// Slots of the last day.
    let until: [Int]
    /// By field number: the slots, the first that is filled counts.
    let fields: [[Int]]
    let fieldNames: [String]

    init(
        name: String, scope: Int, gates: [Gate], begin: [Int], end: [Int], until: [Int], fields: [[Int]],
        fieldNames: [String]
    ) {
        self.name = name
        self.scope = scope
        self.gates = gates
        self.begin = begin
        self.end = end
        self.until = until
        self.fields = fields
        self.fieldNames = fieldNames
    }
}
