import Support

/// The README, read as its users read it: by section.
struct Readme {
    let text: String

    static func load() throws -> Readme { Readme(text: try Repository.text("README.md")) }

    /// What stands below a heading of the second level, until the next.
    func section(_ title: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: "## " + title) else { return nil }
        return lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
    }

    /// What stands below a law: an item `3. **Name.** Sentence`, its proofs as items below it.
    struct Law: Equatable {
        /// Each a suite's name in backticks.
        var suites: Set<String> = []
        var saysNotYet = false
    }

    /// The laws, by number.
    var laws: [Int: Law] {
        var laws: [Int: Law] = [:]
        var current = 0
        for line in (section("The ten laws") ?? "").split(separator: "\n") {
            let item = line.drop { $0 == " " }
            if let number = Self.number(of: line) {
                current = number
                laws[number] = Law()
            } else if item == "- not yet" {
                laws[current]?.saysNotYet = true
            } else if item.hasPrefix("- `"), item.hasSuffix("`") {
                laws[current]?.suites.insert(String(item.dropFirst(3).dropLast()))
            }
        }
        return laws
    }

    private static func number(of line: Substring) -> Int? {
        guard let stop = line.place(of: ". **") else { return nil }
        return Int(line[..<stop.lowerBound])
    }
}
