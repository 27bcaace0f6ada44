package import Core

/// Reads XML from a peer that we do not trust, as events.
///
/// Refused: DOCTYPE and with it every entity but the five of XML itself, a document over its limits, one that is not in
/// the charset it declares, one that is cut short. Nothing is ever loaded from elsewhere. The events before the point
/// of a refusal have reached the reader by then: whoever gets an error drops what was read.
package enum MarkupParser {
    /// Hands the events of a document to a reader.
    ///
    /// The body is inlined into the caller's module, so that the functions of its reader are compiled together with the
    /// closures that call them.
    @inlinable
    package static func parse<Reader: MarkupReader>(
        _ bytes: [UInt8], limits: MarkupLimits = MarkupLimits(), into reader: inout Reader
    ) throws(WireError) {
        try unsafe withUnsafeMutablePointer(to: &reader) { (pointer) throws(WireError) in
            // The pointer outlives the sink, which `run` does not keep.
            let sink = MarkupSink(
                open: { name, namespace in unsafe pointer.pointee.open(name: name, namespace: namespace) },
                attribute: { name, value in unsafe pointer.pointee.attribute(name: name, value: value) },
                text: { bytes in unsafe pointer.pointee.text(bytes) },
                close: { unsafe pointer.pointee.close() })
            try run(bytes, limits: limits, into: sink)
        }
    }

    @usableFromInline
    static func run(_ bytes: [UInt8], limits: MarkupLimits, into sink: MarkupSink) throws(WireError) {
        guard bytes.count <= min(limits.maximumBytes, Int(Int32.max)) else { throw WireError(.tooLarge) }
        guard !bytes.isEmpty else { throw WireError(.truncated) }
        guard let encoding = MarkupEncoding(of: bytes.span) else { throw WireError(.wrongCharset, line: 1) }
        guard TagScan.passes(bytes.span, encoding: encoding) else { throw WireError(.tooLarge) }
        let context = try ParserPool.shared.take()
        let error = withExtendedLifetime(sink) {
            var run = unsafe MarkupRun(sink: sink, context: context.raw, encoding: encoding, limits: limits)
            return run.parse(bytes)
        }
        ParserPool.shared.give(back: context, intact: error == nil)
        if let error { throw error }
    }
}
