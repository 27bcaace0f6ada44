import Core

/// Writes down the events of a document, one text each; pieces of text that follow each other are joined.
struct EventRecorder: MarkupReader {
    private(set) var events: [String] = []
    private var pending: [UInt8] = []

    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        flush()
        events.append("<\(Self.text(name)) \(Self.text(namespace))>")
    }

    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        events.append("@\(Self.text(name))=\(Self.text(value))")
    }

    mutating func text(_ bytes: Span<UInt8>) {
        for index in bytes.indices { pending.append(bytes[index]) }
    }

    mutating func close() {
        flush()
        events.append("/")
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        events.append(String(decoding: pending, as: UTF8.self))
        pending = []
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    }
}
