package import Core

/// Eight characters that a person can read aloud and type over: no 0, O, 1 or I, which look alike on paper.
///
/// 32 characters of five bits each; written in two groups of four.
package struct ShortCode: Hashable, Sendable {
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    static let bytes = 5

    /// The eight characters, without a mark between.
    package let characters: String

    /// From exactly five bytes; with others there is none.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.bytes else { return nil }
        let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let characters = stride(from: UInt64(35), through: 0, by: -5).map { shift in
            Self.alphabet[Int(truncatingIfNeeded: bits >> shift & 31)]
        }
        self.characters = String(decoding: characters, as: UTF8.self)
    }

    /// What somebody typed: small letters count as capitals, and spaces and hyphens as nothing.
    package init?(typed text: String) {
        var characters: [UInt8] = []
        for byte in text.utf8 where byte != 0x20 && byte != 0x2D {
            let capital = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            guard Self.alphabet.contains(capital), characters.count < 8 else { return nil }
            characters.append(capital)
        }
        guard characters.count == 8 else { return nil }
        self.characters = String(decoding: characters, as: UTF8.self)
    }

    /// `K7QM-3XWE`.
    package var text: String { characters.prefix(4) + "-" + characters.suffix(4) }
}

extension ShortCode {
    /// The code by which people find an entry again: made of the random end of its id, and good for nothing else.
    package init?(naming id: Identifier) { self.init(id.bytes.suffix(Self.bytes)) }
}
