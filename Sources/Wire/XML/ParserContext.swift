import CLibraries

/// One libxml2 parser, used by one thread at a time.
@safe
struct ParserContext: @unchecked Sendable {
    // Sendable because the pool hands a context to one taker at a time.
    let raw: xmlParserCtxtPtr

    init() throws(WireError) {
        guard Libraries.ready, let raw = unsafe xmlNewParserCtxt(), let sax = unsafe raw.pointee.sax else {
            throw WireError(.unavailable)
        }
        unsafe self.raw = unsafe raw
        unsafe sax.pointee = MarkupRun.makeHandlers()
    }

    /// Lets go of the last document and says whether the parser may read another: its dictionary keeps every name it
    /// has met.
    func isFreshAfterReset() -> Bool {
        unsafe xmlCtxtReset(raw)
        unsafe raw.pointee.userData = nil
        return unsafe raw.pointee.nsNr == 0 && xmlDictSize(raw.pointee.dict) <= 4096
    }

    func free() {
        unsafe xmlFreeParserCtxt(raw)
    }
}
