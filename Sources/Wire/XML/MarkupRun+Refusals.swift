import CLibraries

extension MarkupRun {
    /// The XML declaration has been read: refuses a charset that we do not read or that the first bytes contradict.
    mutating func checkCharset() {
        let declared = unsafe context.pointee.encoding ?? context.pointee.input?.pointee.encoding
        guard let declared = unsafe declared else { return }
        let name = unsafe Span(_unsafeStart: declared, count: Int(xmlStrlen(declared)))
        if !encoding.allows(declared: name) { stop(.wrongCharset) }
    }

    /// Keeps the code and the line of the first error.
    ///
    /// The message is not looked at: it may quote the document.
    mutating func note(_ error: xmlError) {
        // A warning, as about a namespace that is no absolute URI, leaves the document readable.
        guard refusal == nil, unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        let line = unsafe error.line > 0 ? Int(error.line) : nil
        refusal = unsafe WireError(code(of: xmlParserErrors(UInt32(error.code))), line: line)
        // Stopping the parser here would free the bytes that it is reading; this only silences it.
        unsafe context.pointee.disableSAX = 1
    }

    private func code(of error: xmlParserErrors) -> WireError.Code {
        switch error {
        case XML_ERR_NO_MEMORY: .unavailable
        case XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_I18N_CONV_FAILED,
            XML_I18N_NO_HANDLER:
            .wrongCharset
        case XML_ERR_INVALID_CHAR where isBeforeBrokenCharacter: .wrongCharset
        case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_DOCUMENT_END: .malformedXML
        default: isAtEnd ? .truncated : .malformedXML
        }
    }

    /// Whether a byte outside ASCII is the one that was refused, and not for being the first of a character cut short
    /// by the end.
    private var isBeforeBrokenCharacter: Bool {
        guard let input = unsafe context.pointee.input, let position = unsafe input.pointee.cur else { return false }
        return unsafe position + 3 < input.pointee.end && position.pointee >= 0x80
    }

    /// Whether libxml2 had read all bytes when it found something missing.
    private var isAtEnd: Bool {
        guard let input = unsafe context.pointee.input, let position = unsafe input.pointee.cur else { return true }
        return unsafe position >= input.pointee.end
    }
}
