package import Core

extension Explanation {
    package var json: JSON {
        [
            "origins": .array(
                origins.map { origin in
                    [
                        "attribute": .string(origin.attribute.name), "mapping": .string(origin.mapping),
                        "source": .string(origin.source), "function": .string(origin.function),
                        "elements": .array(origin.elements.map { .string($0) }),
                    ]
                }),
            "uses": .array(
                uses.map { use in
                    [
                        "purpose": .string(use.purpose), "attribute": .string(use.attribute.name),
                        "answers": .array(use.answers.map { .string($0) }), "given": .boolean(use.isGiven),
                    ]
                }),
        ]
    }

    /// Lines for a terminal.
    package var text: String {
        var lines: [String] = []
        for origin in origins {
            lines.append("\(origin.attribute) <- \(origin.mapping) (\(origin.source)), \(origin.function)")
            lines += origin.elements.map { "    " + $0 }
        }
        for use in uses {
            let answers = use.answers + (use.isGiven ? ["gives it"] : [])
            lines.append("\(use.attribute) -> \(use.purpose): \(answers.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }
}
