import Core

/// Base64 for URLs without padding (RFC 4648, section 5), as JOSE and tokens use it.
enum Base64URL {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64.encode(bytes).utf8.compactMap { byte -> UInt8? in
            switch byte {
            case 0x2B: 0x2D
            case 0x2F: 0x5F
            case 0x3D: nil
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func decode(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x2D: bytes.append(0x2B)
            case 0x5F: bytes.append(0x2F)
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
            default: return nil
            }
        }
        guard bytes.count % 4 != 1 else { return nil }
        while !bytes.count.isMultiple(of: 4) { bytes.append(0x3D) }
        return Base64.decode(String(decoding: bytes, as: UTF8.self))
    }
}
