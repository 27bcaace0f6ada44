import Testing

/// A text as a case of a test, printed on one line whatever it holds.
struct Sample: CustomTestStringConvertible, Sendable {
    let text: String

    var testDescription: String { text.debugDescription }

    static func all(_ texts: [String]) -> [Sample] { texts.map { Sample(text: $0) } }
}
