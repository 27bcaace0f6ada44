import Core

/// Receives what nobody wants.
struct NoReader: MarkupReader {
    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {}
    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {}
    mutating func text(_ bytes: Span<UInt8>) {}
    mutating func close() {}
}
