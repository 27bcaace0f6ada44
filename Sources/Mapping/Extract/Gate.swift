/// The tests of one step of a selector.
struct Gate: Hashable, Sendable {
    let scope: Int
    let comparisons: [Comparison]
}
