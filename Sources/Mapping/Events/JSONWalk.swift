import Core

/// One pass over the bytes of a JSON document.
struct JSONWalk {
    private let bytes: [UInt8]
    private let noNamespace: [UInt8] = []
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document(into reader: inout some MarkupReader) throws(JSONError) {
        skipSpace()
        let root = JSONText.decoded(Array(JSONEvents.root.utf8))
        if try peek() == 0x5B {
            open(root, in: &reader)
            try list(.decoded(Array(JSONEvents.item.utf8)), depth: 1, into: &reader)
            reader.close()
        } else {
            try value(root, depth: 0, into: &reader)
        }
        skipSpace()
        guard position == bytes.count else { throw failure(.trailingBytes) }
    }

    private mutating func value(_ name: JSONText, depth: Int, into reader: inout some MarkupReader) throws(JSONError) {
        skipSpace()
        switch try peek() {
        case 0x5B: try list(name, depth: depth + 1, into: &reader)
        case 0x7B:
            open(name, in: &reader)
            try object(depth: depth + 1, into: &reader)
            reader.close()
        default:
            let scalar = try scalar()
            open(name, in: &reader)
            if let scalar {
                scalar.read(in: bytes) { reader.text($0) }
            } else {
                let (isNil, yes) = (Array("nil".utf8), Array("true".utf8))
                reader.attribute(name: isNil.span, value: yes.span)
            }
            reader.close()
        }
    }

    private mutating func object(depth: Int, into reader: inout some MarkupReader) throws(JSONError) {
        guard depth <= JSONEvents.maximumDepth else { throw failure(.tooDeep) }
        position += 1
        skipSpace()
        if try peek() == 0x7D {
            position += 1
            return
        }
        var names: Set<ArraySlice<UInt8>> = []
        while true {
            skipSpace()
            guard try peek() == 0x22 else { throw failure(.unexpectedByte) }
            let name = try string()
            guard names.insert(name.slice(in: bytes)).inserted else { throw failure(.duplicateName) }
            skipSpace()
            try expect(0x3A)
            if name.slice(in: bytes).first == 0x40 {
                try attribute(name.dropFirst(), depth: depth, into: &reader)
            } else {
                try value(name, depth: depth, into: &reader)
            }
            skipSpace()
            let byte = try peek()
            position += 1
            if byte == 0x7D { return }
            guard byte == 0x2C else { throw failure(.unexpectedByte) }
        }
    }

    /// A member such as `@id`; what is no plain value says nothing to a mapping.
    private mutating func attribute(
        _ name: JSONText, depth: Int, into reader: inout some MarkupReader
    ) throws(JSONError) {
        skipSpace()
        let first = try peek()
        if first == 0x5B || first == 0x7B {
            var nobody = NoReader()
            try value(name, depth: depth, into: &nobody)
        } else if let scalar = try scalar(), !name.slice(in: bytes).elementsEqual("nil".utf8) {
            name.read(in: bytes) { name in
                scalar.read(in: bytes) { reader.attribute(name: name, value: $0) }
            }
        }
    }

    private mutating func list(_ name: JSONText, depth: Int, into reader: inout some MarkupReader) throws(JSONError) {
        guard depth <= JSONEvents.maximumDepth else { throw failure(.tooDeep) }
        position += 1
        skipSpace()
        if try peek() == 0x5D {
            position += 1
            return
        }
        while true {
            try value(name, depth: depth, into: &reader)
            skipSpace()
            let byte = try peek()
            position += 1
            if byte == 0x5D { return }
            guard byte == 0x2C else { throw failure(.unexpectedByte) }
        }
    }

    private func open(_ name: JSONText, in reader: inout some MarkupReader) {
        name.read(in: bytes) { reader.open(name: $0, namespace: noNamespace.span) }
    }

    // MARK: Scalars

    /// A string, a number or a truth as its text; `nil` for null.
    private mutating func scalar() throws(JSONError) -> JSONText? {
        switch try peek() {
        case 0x22: return try string()
        case 0x74: return try word("true")
        case 0x66: return try word("false")
        case 0x6E:
            _ = try word("null")
            return nil
        case 0x2D, 0x30...0x39: return try number()
        default: throw failure(.unexpectedByte)
        }
    }

    private mutating func number() throws(JSONError) -> JSONText {
        let start = position
        if bytes[position] == 0x2D { position += 1 }
        let first = position
        try digits()
        guard bytes[first] != 0x30 || position == first + 1 else { throw failure(.unexpectedByte) }
        if position < bytes.count, bytes[position] == 0x2E {
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == 0x65 {
            position += 1
            if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
            try digits()
        }
        return .plain(start..<position)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
        guard position > start else { throw failure(position < bytes.count ? .unexpectedByte : .unexpectedEnd) }
    }

    private mutating func word(_ text: String) throws(JSONError) -> JSONText {
        let start = position
        for byte in text.utf8 { try expect(byte) }
        return .plain(start..<position)
    }

    private mutating func string() throws(JSONError) -> JSONText {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != 0x5C, bytes[position] >= 0x20 {
            if bytes[position] == 0x22 {
                position += 1
                return .plain(start..<position - 1)
            }
            position += 1
        }
        return .decoded(try decoded(after: Array(bytes[start..<position])))
    }

    // MARK: Bytes

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard try peek() == byte else { throw failure(.unexpectedByte) }
        position += 1
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw failure(.unexpectedEnd) }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func failure(_ code: JSONError.Code) -> JSONError { JSONError(code: code, offset: position) }
}

extension JSONWalk {
    /// The rest of a string of which the part before its first escape is known.
    private mutating func decoded(after start: [UInt8]) throws(JSONError) -> [UInt8] {
        var out = start
        while true {
            let byte = try peek()
            position += 1
            switch byte {
            case 0x22: return out
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
                guard try peek() == 0x5C else { throw failure(.loneSurrogate) }
                position += 1
                guard try peek() == 0x75 else { throw failure(.loneSurrogate) }
                position += 1
                let low = try fourDigits()
                guard (0xDC00..<0xE000).contains(low) else { throw failure(.loneSurrogate) }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            // No text of a register holds a NUL; XML cannot either.
            guard unit > 0, let scalar = Unicode.Scalar(unit) else { throw failure(.loneSurrogate) }
            out.append(contentsOf: String(Character(scalar)).utf8)
        default: throw failure(.unexpectedByte)
        }
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else {
                throw failure(.unexpectedByte)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
