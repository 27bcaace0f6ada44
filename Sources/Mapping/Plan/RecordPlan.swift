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
    /// Slots of the year in which a school year begins: without a last day it holds to the end of September after it.
    let schoolYear: [Int]
    /// How many days it holds at most, where nothing tells the last one.
    let lasts: Int?
    /// By field number: the slots, the first that is filled counts.
    let fields: [[Int]]
    let fieldNames: [String]
    /// The iterator around it, whose fields and period it shares where it has none of its own.
    let outer: RecordPlan?

    init(
        name: String, scope: Int, gates: [Gate], begin: [Int], end: [Int], until: [Int], schoolYear: [Int],
        lasts: Int?, fields: [[Int]], fieldNames: [String], outer: RecordPlan?
    ) {
        self.name = name
        self.scope = scope
        self.gates = gates
        self.begin = begin
        self.end = end
        self.until = until
        self.schoolYear = schoolYear
        self.lasts = lasts
        self.fields = fields
        self.fieldNames = fieldNames
        self.outer = outer
    }
}
