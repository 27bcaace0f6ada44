/// The suites that say which law they prove: `Law 2: …`, or `… (law 2)`, `… (laws 6 and 9)` at the end.
enum LawSuites {
    /// The names of the suites in a test file.
    static func names(in source: String) -> [String] {
        let plain = String(decoding: SwiftBlanking.withoutComments(source), as: UTF8.self)
        return plain.components(after: "@Suite(").compactMap { rest in
            let text = rest.drop { $0.isWhitespace }
            guard text.first == "\"", let end = text.dropFirst().firstIndex(of: "\"") else { return nil }
            return String(text[text.index(after: text.startIndex)..<end])
        }
    }

    static func laws(of suite: String) -> Set<Int> {
        if suite.hasPrefix("Law ") || suite.hasPrefix("Laws ") {
            return numbers(in: suite.prefix { $0 != ":" })
        }
        guard suite.hasSuffix(")"), let open = suite.lastIndex(of: "(") else { return [] }
        let inner = suite[suite.index(after: open)...]
        return inner.hasPrefix("law ") || inner.hasPrefix("laws ") ? numbers(in: inner) : []
    }

    /// The suites of the tree, by law.
    ///
    /// Those of this folder are about the house, and the planted ones about nothing.
    static func byLaw() -> [Int: Set<String>] {
        var suites: [Int: Set<String>] = [:]
        for file in SourceTree.tests where file.module != "House" {
            for suite in names(in: file.text) {
                for law in laws(of: suite) { suites[law, default: []].insert(suite) }
            }
        }
        return suites
    }

    private static func numbers(in text: Substring) -> Set<Int> {
        Set(text.split { !$0.isNumber }.compactMap { Int($0) }.filter { (1...10).contains($0) })
    }
}
