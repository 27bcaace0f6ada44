/// Receives an XML document as events, in order: the seam between whoever parses and whoever reads.
///
/// Names come as local names with their namespace URI, never with a prefix. Text may come in several pieces. Spans are
/// valid during the call only.
package protocol MarkupReader {
    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>)
    /// An attribute of the element just opened; namespaced attributes are not passed on, except `xsi:nil`.
    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>)
    mutating func text(_ bytes: Span<UInt8>)
    mutating func close()
}
