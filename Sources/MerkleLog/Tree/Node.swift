/// A full subtree: at `level` over the leaves `index << level` up to but not including `(index + 1) << level`.
///
/// Once its leaves are there its hash never changes, so it can be stored and cached for ever.
package struct Node: Hashable, Sendable {
    /// 0 for a leaf.
    package let level: Int
    package let index: UInt64

    package init(level: Int, index: UInt64) {
        self.level = level
        self.index = index
    }

    /// The full subtrees, from left to right, that make up a range of leaves such as a proof asks for.
    ///
    /// `range.lowerBound` is a multiple of the smallest power of two that is not below the range's length: only its
    /// last part is incomplete, and the subtrees fall in size.
    static func cover(_ range: Range<UInt64>) -> [Node] {
        var nodes: [Node] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = 63 - (range.upperBound - start).leadingZeroBitCount
            nodes.append(Node(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        return nodes
    }
}
