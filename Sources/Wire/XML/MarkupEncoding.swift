/// The family of charsets that the first bytes of a document show (XML 1.0, appendix F), narrowed to what we read.
enum MarkupEncoding {
    case eightBit
    case eightBitMarked
    case littleEndian
    case bigEndian

    /// `nil` for UTF-32, EBCDIC and whatever else XML may come in.
    init?(of bytes: Span<UInt8>) {
        func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0x20 }
        switch (byte(0), byte(1)) {
        case (0xEF, 0xBB) where byte(2) == 0xBF: self = .eightBitMarked
        case (0xFF, 0xFE), (0x3C, 0x00):
            if byte(2) == 0, byte(3) == 0 { return nil }
            self = .littleEndian
        case (0xFE, 0xFF): self = .bigEndian
        case (0x00, 0x3C): self = .bigEndian
        case (0x00, _), (0x4C, 0x6F): return nil
        default: self = .eightBit
        }
    }

    var isWide: Bool { self == .littleEndian || self == .bigEndian }

    /// Whether a document of this family may declare the charset: none means UTF-8 or UTF-16, as the family says.
    func allows(declared name: Span<UInt8>) -> Bool {
        switch self {
        case .eightBitMarked: Self.matches(name, "UTF-8")
        case .eightBit: Self.eightBitNames.contains { Self.matches(name, $0) }
        case .littleEndian, .bigEndian: Self.wideNames.contains { Self.matches(name, $0) }
        }
    }

    private static let eightBitNames: [StaticString] = [
        "UTF-8", "UTF8", "ISO-8859-1", "ISO-8859-15", "windows-1252", "US-ASCII", "ASCII",
    ]
    private static let wideNames: [StaticString] = ["UTF-16", "UTF16", "UTF-16LE", "UTF-16BE"]

    private static func matches(_ name: Span<UInt8>, _ expected: StaticString) -> Bool {
        guard name.count == expected.utf8CodeUnitCount else { return false }
        return expected.withUTF8Buffer { expected in
            for index in 0..<name.count where unsafe lowered(name[index]) != lowered(expected[index]) { return false }
            return true
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
