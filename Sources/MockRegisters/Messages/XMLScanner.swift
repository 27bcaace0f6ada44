/// Reads a SOAP request into elements: well-formed XML in UTF-8 without a document type.
///
/// A reader of its own, so that the gateway's requests are not judged by the gateway's parser.
struct XMLScanner {
    /// Not well formed; which byte is of no use to a mock's caller.
    struct Failure: Error {}

    private static let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

    private let bytes: [UInt8]
    private var position = 0

    static func document(_ bytes: [UInt8]) throws(Failure) -> XMLElement {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Failure() }
        var scanner = XMLScanner(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
        try scanner.skipMisc()
        let root = try scanner.element(scope: [:], depth: 0)
        try scanner.skipMisc()
        guard scanner.position == bytes.count else { throw Failure() }
        return root
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// White space, comments and processing instructions.
    private mutating func skipMisc() throws(Failure) {
        while position < bytes.count {
            if isSpace(bytes[position]) {
                position += 1
            } else if !(try skipMarkup()) {
                return
            }
        }
    }

    private mutating func skipMarkup() throws(Failure) -> Bool {
        if starts("<?") {
            try skip(past: "?>")
        } else if starts("<!--") {
            try skip(past: "-->")
        } else {
            return false
        }
        return true
    }

    private mutating func element(scope: [String: String], depth: Int) throws(Failure) -> XMLElement {
        guard depth < 32 else { throw Failure() }
        let start = position
        try expect("<")
        let qualified = try name()
        var scope = scope
        let isEmpty = try attributes(&scope)
        let parts = qualified.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let local = parts.last,
            let namespace = parts.count == 2 ? scope[parts[0]] : scope["", default: ""]
        else { throw Failure() }
        var element = XMLElement(name: local, namespace: namespace)
        element.inner = position..<position
        element.outer = start..<position
        if isEmpty { return element }
        while true {
            if starts("</") {
                element.inner = element.inner.lowerBound..<position
                position += 2
                guard try name() == qualified else { throw Failure() }
                skipSpace()
                try expect(">")
                element.outer = start..<position
                return element
            } else if starts("<![CDATA[") {
                throw Failure()
            } else if try skipMarkup() {
                continue
            } else if starts("<") {
                element.children.append(try self.element(scope: scope, depth: depth + 1))
            } else {
                element.text += try text(until: 0x3C)
            }
        }
    }

    /// Reads the attributes and the end of the tag, and gives back whether the element is empty.
    ///
    /// Namespaces go into the scope; other attributes are of no use here.
    private mutating func attributes(_ scope: inout [String: String]) throws(Failure) -> Bool {
        while true {
            skipSpace()
            if starts("/>") {
                position += 2
                return true
            }
            if starts(">") {
                position += 1
                return false
            }
            let name = try name()
            skipSpace()
            try expect("=")
            skipSpace()
            guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else { throw Failure() }
            let quote = bytes[position]
            position += 1
            let value = try text(until: quote)
            position += 1
            if name == "xmlns" { scope[""] = value }
            if name.hasPrefix("xmlns:") { scope[String(name.dropFirst(6))] = value }
        }
    }

    private mutating func text(until end: UInt8) throws(Failure) -> String {
        let start = position
        var hasReferences = false
        while position < bytes.count, bytes[position] != end {
            if bytes[position] == 0x26 { hasReferences = true }
            if bytes[position] == 0x3C { throw Failure() }
            position += 1
        }
        guard position < bytes.count else { throw Failure() }
        let raw = String(decoding: bytes[start..<position], as: UTF8.self)
        return hasReferences ? try Self.resolved(raw) : raw
    }

    private static func resolved(_ raw: String) throws(Failure) -> String {
        var out = ""
        var rest = raw[...]
        while let ampersand = rest.firstIndex(of: "&") {
            out += rest[..<ampersand]
            rest = rest[rest.index(after: ampersand)...]
            guard let end = rest.firstIndex(of: ";") else { throw Failure() }
            let name = rest[..<end]
            if let known = entities[String(name)] {
                out += known
            } else {
                let isHex = name.hasPrefix("#x")
                guard name.hasPrefix("#"), let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
                    let scalar = Unicode.Scalar(code)
                else { throw Failure() }
                out.unicodeScalars.append(scalar)
            }
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    private mutating func name() throws(Failure) -> String {
        let start = position
        while position < bytes.count, isName(bytes[position]) { position += 1 }
        guard position > start else { throw Failure() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x30...0x3A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
        default: false
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private mutating func skipSpace() {
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    }

    private func starts(_ text: StaticString) -> Bool { bytes[position...].starts(with: text.description.utf8) }

    private mutating func expect(_ text: StaticString) throws(Failure) {
        guard starts(text) else { throw Failure() }
        position += text.utf8CodeUnitCount
    }

    private mutating func skip(past text: StaticString) throws(Failure) {
        while position < bytes.count {
            if starts(text) {
                position += text.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw Failure()
    }
}
