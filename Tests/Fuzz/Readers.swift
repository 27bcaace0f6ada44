import Core
import Mapping

/// Hands the events of one document to the extractors of all mappings.
struct Readers: MarkupReader {
    private(set) var extractors: [Extractor]
    private var depth = 0

    init(_ extractors: [Extractor]) {
        self.extractors = extractors
    }

    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        depth += 1
        for index in extractors.indices { extractors[index].open(name: name, namespace: namespace) }
    }

    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        precondition(depth > 0, "an attribute outside an element")
        for index in extractors.indices { extractors[index].attribute(name: name, value: value) }
    }

    mutating func text(_ bytes: Span<UInt8>) {
        for index in extractors.indices { extractors[index].text(bytes) }
    }

    mutating func close() {
        precondition(depth > 0, "an element closes that was never opened")
        depth -= 1
        for index in extractors.indices { extractors[index].close() }
    }
}
