/// The rules of plain Dutch (language level B1) that a program can check (USERS 5).
package enum PlainDutch {
    static let wordsInSentence = 20

    /// A word that citizens trip over, with what to write instead.
    private static let hard: [(words: [String], instead: String)] = [
        (["derhalve"], "daarom"), (["teneinde"], "om"), (["conform"], "volgens"),
        (["verwerkingsverantwoordelijke"], "de stad"), (["authentieke", "bron"], "officiële databank"),
        (["authentieke", "bronnen"], "officiële databanken"), (["insz"], "rijksregisternummer"),
        (["ksz"], "Kruispuntbank van de Sociale Zekerheid"),
    ]

    /// What is wrong with a text, and what to write instead.
    package static func problems(in text: String) -> [String] {
        var problems: [String] = []
        for sentence in sentences(text) {
            let count = sentence.split(whereSeparator: \.isWhitespace).count
            if count > wordsInSentence {
                problems.append("a sentence of \(count) words; at most \(wordsInSentence): split it")
            }
        }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for (forbidden, instead) in hard where contains(words, forbidden) {
            problems.append("`\(forbidden.joined(separator: " "))` is no plain Dutch; write \(instead)")
        }
        return problems
    }

    /// Ends at a full stop, question or exclamation mark before white space: not inside `2.750`.
    private static func sentences(_ text: String) -> [Substring] {
        var sentences: [Substring] = []
        var start = text.startIndex
        for index in text.indices where ".?!".contains(text[index]) {
            let next = text.index(after: index)
            guard next == text.endIndex || text[next].isWhitespace else { continue }
            sentences.append(text[start..<next])
            start = next
        }
        if start < text.endIndex { sentences.append(text[start...]) }
        return sentences
    }

    private static func contains(_ words: [String], _ run: [String]) -> Bool {
        guard words.count >= run.count else { return false }
        return (0...(words.count - run.count)).contains { words[$0..<($0 + run.count)].elementsEqual(run) }
    }
}
