import Core

/// The elements of a document, by path.
struct ElementPaths: MarkupReader {
    private(set) var paths: [String] = []
    private var open: [String] = []

    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        var bytes: [UInt8] = []
        for index in name.indices { bytes.append(name[index]) }
        open.append(String(decoding: bytes, as: UTF8.self))
        paths.append(open.joined(separator: "/"))
    }

    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {}
    mutating func text(_ bytes: Span<UInt8>) {}
    mutating func close() { open.removeLast() }
}
