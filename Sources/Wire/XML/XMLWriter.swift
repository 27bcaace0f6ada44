/// Builds a small document, such as a SOAP request, with everything escaped that has to be.
///
/// Names with their prefixes and the declarations of these are the caller's own text; values may be anything, and
/// `finish` refuses what XML 1.0 cannot hold. Every value survives a parser: line ends and tabs of attributes, and
/// carriage returns, are written as references.
package struct XMLWriter: Sendable {
    private var bytes: [UInt8] = []
    private var openNames: [String] = []
    /// The last tag is still without its `>`.
    private var isTagOpen = false
    private var isWritable = true

    /// Starts a document in UTF-8, or, without `declaration`, a piece of one.
    package init(declaration: Bool = true) {
        if declaration { bytes.append(contentsOf: #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) }
    }

    /// Opens an element; attributes are written in the order given.
    package mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        endTag()
        bytes.append(UInt8(ascii: "<"))
        write(name: name)
        openNames.append(name)
        isTagOpen = true
        for (name, value) in attributes { attribute(name, value) }
    }

    /// Adds an attribute to the element opened last, before anything is written into it.
    package mutating func attribute(_ name: String, _ value: String) {
        guard isTagOpen else {
            isWritable = false
            return
        }
        bytes.append(UInt8(ascii: " "))
        write(name: name)
        bytes.append(contentsOf: #"=""#.utf8)
        write(escaped: value, inAttribute: true)
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func text(_ text: String) {
        endTag()
        if openNames.isEmpty { isWritable = false }
        write(escaped: text, inAttribute: false)
    }

    /// Closes the element opened last.
    package mutating func close() {
        guard let name = openNames.popLast() else {
            isWritable = false
            return
        }
        if isTagOpen {
            isTagOpen = false
            bytes.append(contentsOf: "/>".utf8)
        } else {
            bytes.append(contentsOf: "</".utf8)
            bytes.append(contentsOf: name.utf8)
            bytes.append(UInt8(ascii: ">"))
        }
    }

    /// An element that holds only text.
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String
    ) {
        open(name, attributes)
        text(content)
        close()
    }

    /// An element whose content the closure writes.
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close()
    }

    /// The document in UTF-8; fails with `unwritable` for a character outside XML 1.0, a name that is none, or
    /// elements that were not opened and closed in pairs.
    package consuming func finish() throws(WireError) -> [UInt8] {
        guard isWritable, openNames.isEmpty else { throw WireError(.unwritable) }
        return bytes
    }

    private mutating func endTag() {
        guard isTagOpen else { return }
        bytes.append(UInt8(ascii: ">"))
        isTagOpen = false
    }

    private mutating func write(name: String) {
        // Only what would break out of the tag is looked for: names are constants of the caller.
        for byte in name.utf8 {
            switch byte {
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
                UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "="):
                isWritable = false
            default: bytes.append(byte)
            }
        }
        if name.isEmpty { isWritable = false }
    }

    private mutating func write(escaped text: String, inAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case ">": bytes.append(contentsOf: "&gt;".utf8)
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "\"" where inAttribute: bytes.append(contentsOf: "&quot;".utf8)
            case "\t" where inAttribute: bytes.append(contentsOf: "&#9;".utf8)
            case "\n" where inAttribute: bytes.append(contentsOf: "&#10;".utf8)
            case "\r": bytes.append(contentsOf: "&#13;".utf8)
            case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                bytes.append(contentsOf: String(scalar).utf8)
            default: isWritable = false
            }
        }
    }
}
