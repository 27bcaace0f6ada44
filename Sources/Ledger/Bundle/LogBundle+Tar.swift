import Core

/// A bundle as one file: POSIX ustar, which every system unpacks.
extension LogBundle {
    private static let block = 512

    package var tar: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(files.values.reduce(0) { $0 + $1.count + 2 * Self.block })
        for path in paths {
            let content = files[path] ?? []
            out += Self.header(path, content.count)
            out += content
            out += Self.padding(after: content.count)
        }
        return out + [UInt8](repeating: 0, count: 2 * Self.block)
    }

    /// Reads an archive of plain files; `nil` for one that is cut off or holds anything else.
    package init?(tar bytes: [UInt8]) {
        var files: [String: [UInt8]] = [:]
        var offset = 0
        while offset + Self.block <= bytes.count {
            let header = bytes[offset..<offset + Self.block]
            guard header.contains(where: { $0 != 0 }) else {
                self.init(files: files)
                return
            }
            let base = header.startIndex
            let name = header[base..<base + 100].prefix { $0 != 0 }
            let digits = header[base + 124..<base + 135]
            let start = offset + Self.block
            guard header[base + 156] == 0x30 || header[base + 156] == 0, let size = Self.octal(digits),
                start + size <= bytes.count, let path = String(validating: name, as: UTF8.self), !path.isEmpty
            else { return nil }
            files[path] = Array(bytes[start..<start + size])
            offset = start + size + Self.padding(after: size).count
        }
        return nil
    }

    private static func header(_ path: String, _ size: Int) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        put(String(decoding: path.utf8.prefix(100), as: UTF8.self), at: 0)
        put("0000644\u{0}0000000\u{0}0000000\u{0}", at: 100)
        put(octal(size, width: 11) + "\u{0}", at: 124)
        put(octal(0, width: 11) + "\u{0}", at: 136)
        // The checksum is taken with its own field full of spaces.
        put("        0", at: 148)
        put("ustar\u{0}00", at: 257)
        let sum = header.reduce(0) { $0 + Int($1) }
        put(octal(sum, width: 6) + "\u{0} ", at: 148)
        return header
    }

    private static func padding(after size: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: (block - size % block) % block)
    }

    private static func octal(_ value: Int, width: Int) -> String {
        let digits = String(value, radix: 8)
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func octal(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x37 else { return nil }
            value = value * 8 + Int(digit - 0x30)
        }
        return value
    }
}
