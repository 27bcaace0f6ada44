/// The words and signs of a Swift source, without its comments and texts.
struct SwiftCode: Sendable {
    struct Word: Sendable {
        let text: String
        let line: Int
        /// The bytes that touch the word; a space at the ends.
        let before: UInt8
        let after: UInt8

        /// `.name` and `` `name` `` are names of somebody's choice, not keywords or free functions.
        var isNamed: Bool { before == UInt8(ascii: ".") || before == UInt8(ascii: "`") }
    }

    let words: [Word]
    /// Where something is forced: `try!`, `as!`, a forced unwrap, a type that unwraps itself.
    let forcedLines: [Int]

    init(_ source: String) {
        let bytes = SwiftBlanking.code(source)
        var words: [Word] = []
        var forced: [Int] = []
        var line = 1
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A { line += 1 }
            if byte == UInt8(ascii: "!"), index > 0, Self.canEndValue(bytes[index - 1]),
                index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "=")
            {
                forced.append(line)
            }
            guard Self.isWordByte(byte) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
            words.append(
                Word(
                    text: String(decoding: bytes[start..<index], as: UTF8.self), line: line,
                    before: start > 0 ? bytes[start - 1] : 0x20, after: index < bytes.count ? bytes[index] : 0x20))
        }
        self.words = words
        forcedLines = forced
    }

    func lines(saying texts: Set<String>) -> [Int] {
        words.filter { texts.contains($0.text) && !$0.isNamed }.map(\.line)
    }

    func lines(calling names: Set<String>) -> [Int] {
        words.filter { names.contains($0.text) && !$0.isNamed && $0.after == UInt8(ascii: "(") }.map(\.line)
    }

    /// The modules that are imported, whatever the access level, attribute or kind.
    var imports: Set<String> {
        let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias", "func", "let", "var"]
        var modules: Set<String> = []
        for (index, word) in words.enumerated() where word.text == "import" && !word.isNamed {
            if let module = words.dropFirst(index + 1).first(where: { !kinds.contains($0.text) }) {
                modules.insert(module.text)
            }
        }
        return modules
    }

    /// The names of the types that are declared, nested ones too.
    var declaredTypes: Set<String> {
        let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        return Set(zip(words, words.dropFirst()).filter { kinds.contains($0.0.text) && !$0.0.isNamed }.map(\.1.text))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static func canEndValue(_ byte: UInt8) -> Bool {
        isWordByte(byte) || [UInt8](#")]}"?`"#.utf8).contains(byte)
    }
}
