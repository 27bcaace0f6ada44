import Testing

/// One mistake in ``SamplePurpose``: a text that is replaced, and what must be said of it.
struct PlantedMistake: Sendable, CustomTestStringConvertible {
    enum File: String, Sendable {
        case template = "sample.yaml"
        case adoption = "zonnegem/sample.yaml"
    }

    let testDescription: String
    let file: File
    let text: String
    let replacement: String
    /// The line that must be named, by a text that stands on it after the replacement.
    let line: String
    let message: String
    /// The file that must be named, where it is another one.
    let reportedIn: File

    init(
        _ description: String, _ file: File, _ text: String, _ replacement: String, line: String, _ message: String,
        in reportedIn: File? = nil
    ) {
        testDescription = description
        self.file = file
        self.text = text
        self.replacement = replacement
        self.line = line
        self.message = message
        self.reportedIn = reportedIn ?? file
    }

    var template: String { planted(.template, SamplePurpose.templateText) }
    var adoption: String { planted(.adoption, SamplePurpose.adoptionText) }

    private func planted(_ file: File, _ whole: String) -> String {
        guard file == self.file, let range = whole.firstRange(of: text) else { return whole }
        return whole.replacingCharacters(in: range, with: replacement)
    }

    /// How the message must begin.
    var place: String {
        let lines = (reportedIn == .template ? template : adoption).split(
            separator: "\n", omittingEmptySubsequences: false)
        let number = lines.firstIndex { $0.contains(line) }.map { $0 + 1 }
        return "\(reportedIn.rawValue):\(number.map(String.init) ?? "nowhere"): "
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with replacement: String) -> String {
        self[..<range.lowerBound] + replacement + self[range.upperBound...]
    }
}
