import CLibraries

/// One document on its way through libxml2, as the callbacks see it.
@safe
struct MarkupRun {
    let sink: Unmanaged<MarkupSink>
    let context: xmlParserCtxtPtr
    let encoding: MarkupEncoding
    let limits: MarkupLimits
    var depth = 0
    /// The first thing that went wrong; what libxml2 says after it only follows from it.
    var refusal: WireError?
    /// Namespaces are shared strings of the parser and mostly the one of the element before.
    var namespace: UnsafePointer<xmlChar>?
    var namespaceLength = 0

    init(sink: MarkupSink, context: xmlParserCtxtPtr, encoding: MarkupEncoding, limits: MarkupLimits) {
        unsafe self.sink = Unmanaged.passUnretained(sink)
        unsafe self.context = unsafe context
        self.encoding = encoding
        self.limits = limits
        unsafe self.namespace = nil
    }

    /// Reads the document to its end or to the first thing that is refused, which is returned.
    mutating func parse(_ bytes: [UInt8]) -> WireError? {
        let context = unsafe context
        unsafe withUnsafeMutablePointer(to: &self) { run in
            unsafe context.pointee.userData = UnsafeMutableRawPointer(run)
            unsafe bytes.withUnsafeBytes { bytes in
                let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                // The answer is no tree, since the handlers build none. With NOENT an `&amp;` in an attribute arrives
                // as `&`, not as `&#38;`; there are no entities but the five, since nothing keeps a declaration.
                _ = unsafe xmlCtxtReadMemory(
                    context, start, Int32(bytes.count), nil, nil,
                    Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
            }
        }
        if let refusal { return refusal }
        let isWhole = unsafe context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
        return isWhole ? nil : WireError(.malformedXML)
    }

    /// Ends the run at the event that libxml2 is telling; its parser unwinds by itself.
    mutating func stop(_ code: WireError.Code) {
        if refusal == nil { refusal = unsafe WireError(code, line: Self.line(of: context)) }
        unsafe xmlStopParser(context)
    }

    static func line(of context: xmlParserCtxtPtr) -> Int? {
        guard let input = unsafe context.pointee.input else { return nil }
        return unsafe Int(input.pointee.line)
    }
}
