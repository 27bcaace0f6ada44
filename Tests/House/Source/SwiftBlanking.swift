/// Swift source with its comments blanked, and its texts too where asked: a scanner of code must not trip over words.
///
/// Line ends stay, so that lines keep their numbers; what stands in an interpolation is code, and stays.
struct SwiftBlanking {
    private let source: [UInt8]
    private let keepsTexts: Bool
    private var index = 0
    private var out: [UInt8] = []

    static func code(_ source: String) -> [UInt8] { run(source, keepsTexts: false) }

    static func withoutComments(_ source: String) -> [UInt8] { run(source, keepsTexts: true) }

    private static func run(_ source: String, keepsTexts: Bool) -> [UInt8] {
        var blanking = SwiftBlanking(source: Array(source.utf8), keepsTexts: keepsTexts)
        blanking.readCode(inInterpolation: false)
        return blanking.out
    }

    private init(source: [UInt8], keepsTexts: Bool) {
        self.source = source
        self.keepsTexts = keepsTexts
        out.reserveCapacity(source.count)
    }

    private mutating func readCode(inInterpolation: Bool) {
        var depth = 0
        while index < source.count {
            if isAt("//") {
                while index < source.count, source[index] != 0x0A { take(kept: false) }
            } else if isAt("/*") {
                readComment()
            } else if let hashes = hashesBeforeText() {
                readText(hashes: hashes)
            } else {
                if inInterpolation, source[index] == UInt8(ascii: ")") {
                    if depth == 0 { return }
                    depth -= 1
                } else if source[index] == UInt8(ascii: "(") {
                    depth += 1
                }
                take(kept: true)
            }
        }
    }

    private mutating func readComment() {
        var depth = 0
        repeat {
            if isAt("/*") {
                depth += 1
                take(2, kept: false)
            } else if isAt("*/") {
                depth -= 1
                take(2, kept: false)
            } else {
                take(kept: false)
            }
        } while depth > 0 && index < source.count
    }

    /// Reads a text literal with `hashes` signs before its quotes.
    private mutating func readText(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        take(hashes, kept: true)
        let three = String(repeating: "\"", count: 3)
        let quotes = isAt(three) ? three : "\""
        take(quotes.utf8.count, kept: true)
        while index < source.count {
            if isAt(quotes + fence) { return take(quotes.utf8.count + hashes, kept: true) }
            if quotes.utf8.count == 1, source[index] == 0x0A { return }
            if isAt("\\" + fence + "(") {
                take(hashes + 1, kept: keepsTexts)
                take(kept: true)
                readCode(inInterpolation: true)
                take(kept: true)
            } else if isAt("\\" + fence) {
                take(hashes + 2, kept: keepsTexts)
            } else {
                take(kept: keepsTexts)
            }
        }
    }

    private func hashesBeforeText() -> Int? {
        guard source[index] == UInt8(ascii: "\"") || source[index] == UInt8(ascii: "#") else { return nil }
        var end = index
        while end < source.count, source[end] == UInt8(ascii: "#") { end += 1 }
        guard end < source.count, source[end] == UInt8(ascii: "\"") else { return nil }
        return end - index
    }

    private func isAt(_ text: String) -> Bool {
        guard index < source.count, source[index] == text.utf8.first else { return false }
        let bytes = text.utf8
        return index + bytes.count <= source.count && source[index..<index + bytes.count].elementsEqual(bytes)
    }

    private mutating func take(_ count: Int = 1, kept: Bool) {
        for _ in 0..<count where index < source.count {
            let byte = source[index]
            out.append(kept || byte == 0x0A ? byte : 0x20)
            index += 1
        }
    }
}
