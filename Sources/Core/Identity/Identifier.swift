/// A 128-bit identifier: a random `SubjectRef` or a time-ordered id (UUIDv7, RFC 9562) of an entry or a request.
///
/// Time-ordered ids keep appends to indexes fast at millions of rows.
package struct Identifier: Hashable, Sendable {
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Parses the canonical 8-4-4-4-12 form in lower case; any other spelling is another text, and refused.
    package init?(_ text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count == 36 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        var index = 0
        while index < 36 {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard utf8[index] == 0x2D else { return nil }
                index += 1
                continue
            }
            guard let high = Hex.value(utf8[index]), let low = Hex.value(utf8[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
            index += 2
        }
        self.bytes = bytes
    }

    /// A UUIDv7: 48 bits of milliseconds, then random bits.
    package static func timeOrdered(at instant: Instant, entropy: Entropy) -> Identifier {
        var bytes = entropy.bytes(16)
        let milliseconds = UInt64(bitPattern: instant.milliseconds)
        for index in 0..<6 {
            bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(8 * (5 - index)))
        }
        bytes[6] = 0x70 | (bytes[6] & 0x0F)
        bytes[8] = 0x80 | (bytes[8] & 0x3F)
        return Identifier(unchecked: bytes)
    }

    package static func random(_ entropy: Entropy) -> Identifier {
        Identifier(unchecked: entropy.bytes(16))
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var text: String {
        var out: [UInt8] = []
        out.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { out.append(0x2D) }
            out.append(Hex.digit(byte >> 4))
            out.append(Hex.digit(byte & 0x0F))
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension Identifier: CustomStringConvertible {
    package var description: String { text }
}
