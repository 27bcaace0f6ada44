import Core

/// Finds national numbers in bytes, however they are written.
struct NumberSearch: Sendable {
    private struct Pattern {
        let rest: [UInt8]
        let form: String
    }

    /// By their first four bytes.
    private var patterns: [UInt32: [Pattern]] = [:]
    /// Whether some pattern has these as its third and fourth byte; most places of a file are done with here.
    private var isWorthALook = [Bool](repeating: false, count: 1 << 16)

    init(_ numbers: [String]) {
        for number in numbers {
            for (form, bytes) in Self.forms(of: number) { add(bytes, form) }
        }
    }

    /// Any words of four bytes or more, each as itself, in UTF-16, in hexadecimal and in base64.
    init(words: Set<String>) {
        for word in words {
            let bytes = Array(word.utf8)
            var forms = [bytes, bytes.flatMap { [$0, 0] }, bytes.flatMap { [0, $0] }, Array(Hex.encode(bytes).utf8)]
            for shift in 0..<3 where bytes.count >= 6 { forms.append(Self.base64(bytes, shift)) }
            for form in forms { add(form, word) }
        }
    }

    /// The characters of base64 that these bytes alone decide, after so many others: those at both ends depend on the
    /// neighbours.
    private static func base64(_ bytes: [UInt8], _ shift: Int) -> [UInt8] {
        let text = Array(Base64.encode([UInt8](repeating: 0, count: shift) + bytes + [0, 0, 0]).utf8)
        return Array(text[((shift * 8 + 5) / 6)..<((shift + bytes.count) * 8 / 6)])
    }

    /// Every way in which a number can stand in a file.
    static func forms(of number: String) -> [(form: String, bytes: [UInt8])] {
        let digits = Array(number.utf8)
        let printed = [0..<2, 2..<4, 4..<6, 6..<9, 9..<11].map { String(decoding: digits[$0], as: UTF8.self) }
        var forms: [(String, [UInt8])] = [
            ("ASCII", digits),
            ("printed", Array("\(printed[0]).\(printed[1]).\(printed[2])-\(printed[3]).\(printed[4])".utf8)),
            ("UTF-16 LE", digits.flatMap { [$0, 0] }), ("UTF-16 BE", digits.flatMap { [0, $0] }),
            ("hex", Array(Hex.encode(digits).utf8)),
        ]
        for shift in 0..<3 {
            forms.append(("base64", base64(digits, shift)))
        }
        if let integer = UInt64(number) {
            let little = (0..<8).map { UInt8(truncatingIfNeeded: integer >> (8 * UInt64($0))) }
            forms += [("integer", little), ("integer", Array(little.prefix(6).reversed()))]
        }
        return forms
    }

    private mutating func add(_ bytes: [UInt8], _ form: String) {
        let key = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        patterns[key, default: []].append(Pattern(rest: Array(bytes.dropFirst(4)), form: form))
        isWorthALook[Int(key & 0xFFFF)] = true
    }

    /// The forms that occur.
    func forms(in bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        var key: UInt32 = 0
        var index = 0
        for byte in bytes {
            key = key << 8 | UInt32(byte)
            index += 1
            guard isWorthALook[Int(key & 0xFFFF)], index >= 4, let candidates = patterns[key] else { continue }
            for candidate in candidates where bytes[index...].starts(with: candidate.rest) {
                found.insert(candidate.form)
            }
        }
        return found
    }
}
