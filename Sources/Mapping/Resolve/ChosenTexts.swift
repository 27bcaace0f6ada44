/// Texts that an expression chose, and what is known of the choice.
struct ChosenTexts {
    var captures: [Int] = []
    /// A constant stands for a text that no source wrote.
    var constants: [String] = []
    /// The record that they come from, when it is one.
    var record: RecordItem?
    /// Records were there, none of them for the reference date.
    var isOutOfPeriod = false
    /// The choice had several equal candidates that differ.
    var isAmbiguous = false
    /// Records whose field was empty, so that a list of their values has gaps.
    var gaps = 0

    var isEmpty: Bool { captures.isEmpty && constants.isEmpty }
}
