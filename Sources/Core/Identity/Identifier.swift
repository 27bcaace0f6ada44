/// A 128-bit identifier: a random `SubjectRef` or a time-ordered id (UUIDv7, RFC 9562) of an entry or a request.
///
/// Time-ordered ids keep appends to indexes fast at millions of rows.
///
/// Held as two words: ids are the keys of nearly every table in memory, and an array each would cost an allocation.
package struct Identifier: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(unchecked: bytes)
    }

    /// Parses the canonical 8-4-4-4-12 form in lower case; any other spelling is another text, and refused.
    package init?(_ text: String) {
        guard text.utf8.count == 36 else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        for (index, byte) in text.utf8.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard let digit = Hex.value(byte) else { return nil }
            words.high = words.high << 4 | words.low >> 60
            words.low = words.low << 4 | UInt64(digit)
        }
        (high, low) = words
    }

    /// Big-endian, as the forms of RFC 9562 have it.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        for word in [high, low] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return bytes
    }

    /// The time of a time-ordered id, in milliseconds since 1970.
    package var milliseconds: Int64 { Int64(high >> 16) }

    /// A UUIDv7: 48 bits of milliseconds, then random bits.
    package static func timeOrdered(at instant: Instant, entropy: Entropy) -> Identifier {
        let random = Identifier(unchecked: entropy.bytes(16))
        let milliseconds = UInt64(bitPattern: instant.milliseconds)
        return Identifier(
            high: milliseconds << 16 | 0x7000 | random.high & 0x0FFF, low: 0x8 << 60 | random.low & (1 << 62 - 1))
    }

    package static func random(_ entropy: Entropy) -> Identifier {
        Identifier(unchecked: entropy.bytes(16))
    }

    private init(unchecked bytes: [UInt8]) {
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package var text: String {
        var out: [UInt8] = []
        out.reserveCapacity(36)
        write(to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// The canonical form, as ASCII.
    package func write(to out: inout [UInt8]) {
        for index in UInt64(0)..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { out.append(0x2D) }
            let word = index < 16 ? high : low
            out.append(Hex.digit(UInt8(truncatingIfNeeded: word >> (60 - 4 * (index & 15)) & 0x0F)))
        }
    }
}

extension Identifier: CustomStringConvertible {
    package var description: String { text }
}
