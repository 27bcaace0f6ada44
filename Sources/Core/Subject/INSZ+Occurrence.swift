extension INSZ {
    /// Whether a text holds a national number, as eleven digits or as it is printed (`YY.MM.DD-NNN.CC`): what must not
    /// leave is searched by this.
    package static func occurs(in text: String) -> Bool {
        // Most texts have fewer digits, and are done here.
        guard text.utf8.count(where: isDigit) >= 11 else { return false }
        let bytes = Array(text.utf8)
        return bytes.indices.contains { start in
            isDigit(bytes[start]) && (start == 0 || !isDigit(bytes[start - 1])) && begins(at: start, of: bytes)
        }
    }

    private static func begins(at start: Int, of bytes: [UInt8]) -> Bool {
        var digits: [UInt8] = []
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            if isDigit(byte) {
                guard digits.count < 11 else { return false }
                digits.append(byte)
            } else {
                // Year, month, day, serial and check digits may stand apart.
                guard [2, 4, 6, 9].contains(digits.count), isDigit(bytes[position - 1]),
                    [0x20, 0x2D, 0x2E, 0x2F].contains(byte)
                else { break }
            }
            position += 1
        }
        return INSZ(utf8: digits) != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
