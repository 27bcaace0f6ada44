import Core

package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal, less, atMost, more, atLeast
}
