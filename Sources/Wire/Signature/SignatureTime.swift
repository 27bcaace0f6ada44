import Core

/// The times of a Timestamp: `xsd:dateTime` in UTC, with any number of decimals (WS-Security 1.1, 10).
enum SignatureTime {
    /// Reads a C string that fills its tuple or ends before.
    static func parse<Characters>(_ characters: Characters) -> Instant? {
        unsafe withUnsafeBytes(of: characters) { bytes in
            unsafe parse(Array(bytes.prefix { $0 != 0 }))
        }
    }

    /// Decimals after the third are dropped.
    static func parse(_ text: [UInt8]) -> Instant? {
        guard text.count > 20, text[19] == UInt8(ascii: "."), text.last == UInt8(ascii: "Z") else {
            return Instant(rfc3339: String(decoding: text, as: UTF8.self))
        }
        let decimals = text[20..<(text.count - 1)]
        guard !decimals.isEmpty, decimals.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let three = (Array(decimals) + [0x30, 0x30]).prefix(3)
        return Instant(rfc3339: String(decoding: text[..<20] + three + [UInt8(ascii: "Z")], as: UTF8.self))
    }
}
