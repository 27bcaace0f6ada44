import Core

/// Covers national numbers in a text that is shown: also where only test numbers can stand in it, since a page is copied
/// and photographed.
enum NumberMask {
    static func masked(_ text: String) -> String {
        guard INSZ.occurs(in: text) || text.utf8.count(where: isDigit) >= 11 else { return text }
        var bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            guard isDigit(bytes[start]), start == 0 || !isDigit(bytes[start - 1]), let end = end(of: bytes, from: start)
            else {
                start += 1
                continue
            }
            for index in start..<end where isDigit(bytes[index]) { bytes[index] = 0x2A }
            start = end
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where a number that begins there ends: eleven digits, in a row or as they are printed (`YY.MM.DD-NNN.CC`).
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var digits: [UInt8] = []
        var position = start
        while position < bytes.count, digits.count < 11 {
            if isDigit(bytes[position]) {
                digits.append(bytes[position])
            } else if ![2, 4, 6, 9].contains(digits.count) || !isDigit(bytes[position - 1])
                || ![0x20, 0x2D, 0x2E, 0x2F].contains(bytes[position])
            {
                return nil
            }
            position += 1
        }
        guard digits.count == 11, position == bytes.count || !isDigit(bytes[position]), INSZ(utf8: digits) != nil else {
            return nil
        }
        return position
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
