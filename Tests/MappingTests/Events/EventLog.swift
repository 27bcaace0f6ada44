import Core

/// The events that a document came to, one line each.
struct EventLog: MarkupReader {
    private(set) var lines: [String] = []

    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        lines.append("<" + text(name) + (namespace.isEmpty ? "" : " in " + text(namespace)))
    }

    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        lines.append("@" + text(name) + "=" + text(value))
    }

    mutating func text(_ bytes: Span<UInt8>) { lines.append(text(bytes) as String) }

    mutating func close() { lines.append(">") }

    private func text(_ span: Span<UInt8>) -> String {
        String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
    }
}
