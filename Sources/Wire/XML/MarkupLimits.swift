/// How large a document may be before it is refused unread, or while it is read.
package struct MarkupLimits: Sendable {
    package let maximumBytes: Int
    /// Elements open at once.
    package let maximumDepth: Int
    /// Attributes and namespace declarations of one tag: libxml2 2.9 compares each with each.
    package let maximumAttributes: Int

    package init(maximumBytes: Int = 4 << 20, maximumDepth: Int = 64, maximumAttributes: Int = 256) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumAttributes = maximumAttributes
    }
}
