import Core
import HTTPTypes

/// The ids that tie one request's traces together: Belgif's header out and back, W3C's in.
enum TraceHeaders {
    static let trace = HTTPField.Name("BelGov-Trace-Id")
    static let related = HTTPField.Name("BelGov-Related-Trace-Id")
    private static let parent = HTTPField.Name("traceparent")

    /// The caller's own id, to be repeated: 36 plain characters at most, and no national number among them.
    static func related(_ headers: HTTPFields) -> String? {
        guard let trace, let text = headers[trace], (1...36).contains(text.utf8.count),
            text.utf8.allSatisfy(isPlain), !NationalNumberScan.findsAnywhere(in: text)
        else { return nil }
        return text
    }

    /// The trace that the caller's system runs (W3C Trace Context, version 00).
    static func parent(_ headers: HTTPFields) -> String? {
        guard let parent, let fields = headers[parent]?.split(separator: "-", omittingEmptySubsequences: false),
            fields.count == 4, fields[0] == "00", fields[1].utf8.count == 32, fields[2].utf8.count == 16,
            Hex.decode(String(fields[1])) != nil, !NationalNumberScan.findsAnywhere(in: String(fields[1]))
        else { return nil }
        return String(fields[1])
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte & 0xDF | 0x20) || byte == 0x2D
    }
}
