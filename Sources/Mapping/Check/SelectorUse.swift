/// A selector as it stands in a mapping, with the elements that it names.
struct SelectorUse: Sendable {
    /// From the answer's root: the element itself, then those of its tests.
    let paths: [String]
    let line: Int
}
