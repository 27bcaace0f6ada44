import Core

/// The words of an answer or of a mapping, to find again what a value holds.
struct MutationWords {
    private let words: Set<String>
    private let elements: Int

    /// Of a document: its texts and attributes.
    init(_ tree: MarkupTree.Element) {
        var words: Set<String> = []
        Self.gather(tree, &words)
        self.words = words
        elements = tree.size
    }

    /// Of a mapping: everything that can be a constant or a translation.
    init(mapping text: String) {
        words = Set(
            text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_") }.map(String.init))
        elements = 0
    }

    private static func gather(_ tree: MarkupTree.Element, _ words: inout Set<String>) {
        for text in [tree.text] + tree.attributes.map(\.value) {
            for word in text.split(whereSeparator: \.isWhitespace) { words.insert(String(word)) }
        }
        for child in tree.children { gather(child, &words) }
    }

    /// Nothing is counted that is not there.
    func canCount(_ value: Value) -> Bool {
        guard case .integer(let number) = value else { return false }
        return number > 0 && number <= elements
    }

    /// Whether a value stands in the document; a code may be the mapping's.
    func hold(_ value: Value, or own: MutationWords) -> Bool {
        switch value {
        case .boolean: true
        case .integer(let number): words.contains { Int64($0) == number }
        case .cents(let cents): words.contains { Int64($0) == cents || Self.cents($0) == cents }
        case .text(let text): text.split(separator: " ").allSatisfy { words.contains(String($0)) }
        case .code(let code): words.contains(code) || own.words.contains(code)
        case .date(let date): words.contains { $0.hasPrefix(Self.known(date.text)) }
        case .person(let number): words.contains(number.revealedDigits)
        case .list(let values): values.allSatisfy { hold($0, or: own) }
        case .record(let fields): fields.values.allSatisfy { hold($0, or: own) }
        }
    }

    /// What is not known of a day is left out by some sources, and zero at others.
    private static func known(_ date: String) -> String {
        String(date.prefix { $0 != "-" })
            + date.split(separator: "-").dropFirst().prefix { $0 != "00" }.map { "-" + $0 }.joined()
    }

    private static func cents(_ word: String) -> Int64? {
        let parts = word.replacing(",", with: ".").split(separator: ".")
        guard let euros = parts.first.flatMap({ Int64($0) }), parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? (String(parts[1]) + "0").prefix(2) : "0"
        return Int64(fraction).map { euros * 100 + (word.hasPrefix("-") ? -$0 : $0) }
    }
}
