package import Core

extension Letter {
    /// The columns of a counter printer with paper of 80 mm.
    static let columns = 42

    /// The letter for a counter printer: plain text in narrow lines, with a file below the fold.
    package func text(with file: JSON) -> String {
        var lines = sender + ["", title.uppercased(), "Code: \(code)"]
        for section in sections {
            lines += ["", section.heading]
            for line in section.lines {
                let mark = section.isList ? "- " : section.isQuoted ? "| " : ""
                lines += Self.wrapped(line, to: Self.columns - mark.count).enumerated().map { index, piece in
                    (index == 0 || section.isQuoted ? mark : String(repeating: " ", count: mark.count)) + piece
                }
            }
        }
        lines += ["", LetterFile.begin] + LetterFile.lines(of: file, columns: Self.columns) + [LetterFile.end, ""]
        return lines.joined(separator: "\n")
    }

    /// Breaks at spaces; a word that is longer than a line is cut.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var rest = word
            if !line.isEmpty, line.count + 1 + rest.count > columns {
                lines.append(line)
                line = ""
            }
            while line.isEmpty, rest.count > columns {
                lines.append(String(rest.prefix(columns)))
                rest = rest.dropFirst(columns)
            }
            line += line.isEmpty ? String(rest) : " " + rest
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
