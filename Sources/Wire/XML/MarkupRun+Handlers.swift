import CLibraries
import Glibc

/// What libxml2 calls; comments and processing instructions have no handler and pass unseen.
extension MarkupRun {
    static func makeHandlers() -> xmlSAXHandler {
        var handlers = unsafe xmlSAXHandler()
        unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handlers.startDocument = { context in
            guard let run = unsafe MarkupRun.at(context) else { return }
            unsafe run.pointee.checkCharset()
        }
        unsafe handlers.internalSubset = { context, _, _, _ in
            guard let run = unsafe MarkupRun.at(context) else { return }
            unsafe run.pointee.stop(.doctypeRefused)
        }
        unsafe handlers.startElementNs = { context, name, _, namespace, declarations, _, count, _, attributes in
            guard let run = unsafe MarkupRun.at(context), let name = unsafe name else { return }
            unsafe run.pointee.open(name, namespace: namespace)
            guard count + declarations > 0 else { return }
            unsafe run.pointee.readAttributes(attributes, count: Int(count), declarations: Int(declarations))
        }
        unsafe handlers.endElementNs = { context, _, _, _ in
            guard let run = unsafe MarkupRun.at(context) else { return }
            unsafe run.pointee.depth -= 1
            unsafe run.pointee.sink._withUnsafeGuaranteedRef { $0.close() }
        }
        unsafe handlers.characters = characters
        unsafe handlers.ignorableWhitespace = characters
        unsafe handlers.cdataBlock = characters
        unsafe handlers.serror = { context, error in
            guard let run = unsafe MarkupRun.at(context), let error = unsafe error else { return }
            unsafe run.pointee.note(error.pointee)
        }
        return unsafe handlers
    }

    private static let characters: charactersSAXFunc = { context, bytes, count in
        guard let run = unsafe MarkupRun.at(context), let bytes = unsafe bytes else { return }
        unsafe run.pointee.sink._withUnsafeGuaranteedRef { sink in
            sink.text(unsafe Span(_unsafeStart: bytes, count: Int(count)))
        }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<MarkupRun>? {
        unsafe context?.assumingMemoryBound(to: MarkupRun.self)
    }

    private mutating func open(_ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {
        depth += 1
        guard depth <= limits.maximumDepth else { return stop(.tooDeep) }
        if unsafe namespace != self.namespace {
            unsafe self.namespace = unsafe namespace
            namespaceLength = unsafe namespace.map { unsafe length($0) } ?? 0
        }
        let uri = unsafe UnsafeBufferPointer(start: self.namespace, count: namespaceLength)
        unsafe sink._withUnsafeGuaranteedRef { sink in
            unsafe sink.open(Span(_unsafeStart: name, count: length(name)), Span(_unsafeElements: uri))
        }
    }

    private mutating func readAttributes(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int, declarations: Int
    ) {
        // Declarations in scope are looked through for each prefix, so that they are counted together.
        guard refusal == nil else { return }
        guard count + declarations <= limits.maximumAttributes,
            unsafe Int(context.pointee.nsNr) <= 4 * limits.maximumAttributes
        else { return stop(.tooLarge) }
        guard let attributes = unsafe attributes else { return }
        for index in 0..<count {
            // Five pointers each: local name, prefix, namespace, value, end of value.
            let entry = unsafe attributes + 5 * index
            guard let name = unsafe entry[0], let start = unsafe entry[3], let end = unsafe entry[4] else { continue }
            let nameLength = unsafe length(name)
            if let namespace = unsafe entry[2] {
                guard unsafe isNil(name, length: nameLength, namespace: namespace) else { continue }
            }
            unsafe sink._withUnsafeGuaranteedRef { sink in
                unsafe sink.attribute(
                    Span(_unsafeStart: name, count: nameLength), Span(_unsafeStart: start, count: end - start))
            }
        }
    }

    /// Whether an attribute is `xsi:nil`.
    private func isNil(_ name: UnsafePointer<xmlChar>, length: Int, namespace: UnsafePointer<xmlChar>) -> Bool {
        guard length == 3 else { return false }
        let schemaInstance: StaticString = "http://www.w3.org/2001/XMLSchema-instance"
        return unsafe xmlStrEqual(name, ("nil" as StaticString).utf8Start) == 1
            && xmlStrEqual(namespace, schemaInstance.utf8Start) == 1
    }

    /// `xmlStrlen` looks at one byte at a time.
    private func length(_ text: UnsafePointer<xmlChar>) -> Int {
        unsafe strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
    }
}
