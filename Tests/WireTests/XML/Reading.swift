import Core
import Wire

/// Reads a document into its events.
func events(of bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(WireError) -> [String] {
    var recorder = EventRecorder()
    try MarkupParser.parse(bytes, limits: limits, into: &recorder)
    return recorder.events
}

/// Looks at nothing, for what only the parser is asked about.
struct SilentReader: MarkupReader {
    mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {}
    mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {}
    mutating func text(_ bytes: Span<UInt8>) {}
    mutating func close() {}
}

/// Why a document is refused, or nothing where it is read.
func refusal(of bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) -> WireError? {
    do throws(WireError) {
        var reader = SilentReader()
        try MarkupParser.parse(bytes, limits: limits, into: &reader)
        return nil
    } catch {
        return error
    }
}
