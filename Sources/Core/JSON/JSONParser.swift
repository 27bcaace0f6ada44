/// Why a text is no JSON for us, and where; it never quotes the text, which may hold personal data.
package struct JSONError: Error, Hashable, Sendable {
    package enum Code: String, Sendable {
        case unexpectedEnd, unexpectedByte, notUTF8, floatingPoint, numberTooLarge, duplicateName, tooDeep, null
        case trailingBytes, loneSurrogate, tooLarge
    }

    package let code: Code
    /// Bytes from the start.
    package let offset: Int

    package init(code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension JSON {
    /// Reads one document.
    ///
    /// Depth is limited to 32; `null` members of objects are refused unless `allowingNull`, which
    /// reads them as absent.
    package init(parsing bytes: [UInt8], allowingNull: Bool = false) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, allowsNull: allowingNull)
        self = try parser.document()
    }
}

struct JSONParser {
    let bytes: [UInt8]
    let allowsNull: Bool
    var position = 0

    init(bytes: [UInt8], allowsNull: Bool) {
        self.bytes = bytes
        self.allowsNull = allowsNull
    }

    mutating func document() throws(JSONError) -> JSON {
        guard let value = try value(depth: 0) else { throw failure(.null) }
        skipSpace()
        guard position == bytes.count else { throw failure(.trailingBytes) }
        return value
    }

    /// `nil` stands for `null`.
    private mutating func value(depth: Int) throws(JSONError) -> JSON? {
        guard depth < 32 else { throw failure(.tooDeep) }
        skipSpace()
        switch try peek() {
        case 0x7B: return try object(depth: depth)
        case 0x5B: return try array(depth: depth)
        case 0x22: return .string(try string())
        case 0x74:
            try word("true")
            return .boolean(true)
        case 0x66:
            try word("false")
            return .boolean(false)
        case 0x6E:
            guard allowsNull else { throw failure(.null) }
            try word("null")
            return nil
        case 0x2D, 0x30...0x39: return .integer(try integer())
        default: throw failure(.unexpectedByte)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var members: [JSONMembers.Member] = []
        // Members that are null are absent, and yet stand there only once.
        var absent: [JSONMembers.Member] = []
        skipSpace()
        if try peek() == 0x7D {
            position += 1
            return .members([:])
        }
        while true {
            skipSpace()
            guard try peek() == 0x22 else { throw failure(.unexpectedByte) }
            let name = try string()
            skipSpace()
            try expect(0x3A)
            if let value = try value(depth: depth + 1) {
                members.append(JSONMembers.Member(name: name, value: value))
            } else {
                absent.append(JSONMembers.Member(name: name, value: false))
            }
            skipSpace()
            let byte = try peek()
            position += 1
            if byte == 0x7D { break }
            guard byte == 0x2C else { throw failure(.unexpectedByte) }
        }
        guard let present = JSONMembers(inOrderOfDocument: members),
            absent.isEmpty || JSONMembers(inOrderOfDocument: members + absent) != nil
        else { throw failure(.duplicateName) }
        return .members(present)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var items: [JSON] = []
        skipSpace()
        if try peek() == 0x5D {
            position += 1
            return .array(items)
        }
        while true {
            guard let item = try value(depth: depth + 1) else { throw failure(.null) }
            items.append(item)
            skipSpace()
            let byte = try peek()
            position += 1
            if byte == 0x5D { return .array(items) }
            guard byte == 0x2C else { throw failure(.unexpectedByte) }
        }
    }

    private mutating func integer() throws(JSONError) -> Int64 {
        let start = position
        if bytes[position] == 0x2D { position += 1 }
        let digits = position
        while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
        guard position > digits, bytes[digits] != 0x30 || position == digits + 1 else {
            throw failure(.unexpectedByte)
        }
        if position < bytes.count, bytes[position] == 0x2E || bytes[position] | 0x20 == 0x65 {
            throw failure(.floatingPoint)
        }
        guard let value = Int64(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            throw failure(.numberTooLarge)
        }
        return value
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        var seen: UInt8 = 0
        while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C, bytes[position] >= 0x20 {
            seen |= bytes[position]
            position += 1
        }
        // Nearly all texts have no escape, and are taken whole; ASCII needs no second look.
        if position < bytes.count, bytes[position] == 0x22 {
            let text = bytes[start..<position]
            position += 1
            if seen < 0x80 { return String(decoding: text, as: UTF8.self) }
            guard let text = String(validating: text, as: UTF8.self) else { throw failure(.notUTF8) }
            return text
        }
        var out = Array(bytes[start..<position])
        while true {
            let byte = try peek()
            position += 1
            switch byte {
            case 0x22:
                guard let text = String(validating: out, as: UTF8.self) else { throw failure(.notUTF8) }
                return text
            case 0x5C: try escape(into: &out)
            case 0..<0x20: throw failure(.unexpectedByte)
            default: out.append(byte)
            }
        }
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
        let byte = try peek()
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: out.append(byte)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0C)
        case 0x6E: out.append(0x0A)
        case 0x72: out.append(0x0D)
        case 0x74: out.append(0x09)
        case 0x75:
            var unit = try fourDigits()
            if (0xD800..<0xDC00).contains(unit) {
                guard position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else {
                    throw failure(.loneSurrogate)
                }
                position += 2
                let low = try fourDigits()
                guard (0xDC00..<0xE000).contains(low) else { throw failure(.loneSurrogate) }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw failure(.loneSurrogate) }
            out.append(contentsOf: String(Character(scalar)).utf8)
        default: throw failure(.unexpectedByte)
        }
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw failure(.unexpectedEnd) }
        let text = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        guard bytes[position] != 0x2B, bytes[position] != 0x2D, let value = UInt32(text, radix: 16) else {
            throw failure(.unexpectedByte)
        }
        position += 4
        return value
    }

    private mutating func word(_ text: StaticString) throws(JSONError) {
        for byte in text.description.utf8 { try expect(byte) }
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard try peek() == byte else { throw failure(.unexpectedByte) }
        position += 1
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw failure(.unexpectedEnd) }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func failure(_ code: JSONError.Code) -> JSONError { JSONError(code: code, offset: position) }
}
