import Testing

/// One fault in ``CheckWorld``: a text that is replaced, and what must be said of it.
struct CheckFault: Sendable, CustomTestStringConvertible {
    enum File: String, Sendable {
        case dictionary = "attributes.yaml"
        case mapping = "s/World-01.00.yaml"
        case other = "t/Other-01.00.yaml"
        case schema = "World.xsd"
        case sample = "answer.xml"
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

    var world: CheckWorld {
        var world = CheckWorld()
        world.texts[file] = (world.texts[file] ?? "").replacing(text, with: replacement, maxReplacements: 1)
        return world
    }

    /// How the message must begin.
    var place: String {
        let lines = (world.texts[reportedIn] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        let number = lines.firstIndex { $0.contains(line) }.map { $0 + 1 }
        return "\(reportedIn.rawValue):\(number.map(String.init) ?? "nowhere"): "
    }
}
