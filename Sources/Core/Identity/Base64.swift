import FoundationEssentials

/// Base64 with padding, as signed notes and canonical payloads carry bytes.
package enum Base64 {
    package static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
    package static func decode(_ text: String) -> [UInt8]? { Data(base64Encoded: text).map { Array($0) } }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Appends the text's ASCII: a leaf is made for each entry of a log, millions in one verification.
    package static func write(_ bytes: [UInt8], to out: inout [UInt8]) {
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var group = UInt32(bytes[start]) << 16
            if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
            if count > 2 { group |= UInt32(bytes[start + 2]) }
            for place in 0..<4 {
                let digit = Int(group >> UInt32(18 - 6 * place) & 63)
                out.append(place <= count ? alphabet[digit] : UInt8(ascii: "="))
            }
        }
    }

    /// As tokens carry bytes: the alphabet for URLs, without padding (RFC 7515).
    package static func encodeURL(_ bytes: [UInt8]) -> String {
        String(
            decoding: encode(bytes).utf8.compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                case UInt8(ascii: "="): nil
                default: byte
                }
            }, as: UTF8.self)
    }
}
