/// A selector: child steps by local name, each with tests, and perhaps an attribute at the end.
///
/// `SocialeStatuten/SociaalStatuut[Naam=BIM_BVT]/Resultaat/Code`, `Gezinslid[INSZ=$subject]/Positie/Code`,
/// `@DatumBegin`, `.` for the element itself. No more than one pass over the events can answer.
struct Path: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        let name: String
        let tests: [Test]
    }

    /// `[Naam=A|B]`, `[INSZ=$subject]`, `[@Taal!=nl]`.
    struct Test: Hashable, Sendable {
        let path: Path
        let isNegated: Bool
        /// Empty where the asked person's number is meant.
        let values: [String]
    }

    let steps: [Step]
    let attribute: String?

    init(steps: [Step], attribute: String?) {
        self.steps = steps
        self.attribute = attribute
    }

    /// `nil` where the text is no selector.
    init?(_ text: String) {
        if text == "." {
            self.init(steps: [], attribute: nil)
            return
        }
        var parts: [String] = []
        var part = ""
        var isInTest = false
        for character in text {
            switch character {
            case "/" where !isInTest:
                parts.append(part)
                part = ""
                continue
            case "[": isInTest = true
            case "]": isInTest = false
            default: break
            }
            part.append(character)
        }
        parts.append(part)
        guard !isInTest else { return nil }
        var steps: [Step] = []
        var attribute: String?
        for (index, part) in parts.enumerated() {
            if part.first == "@", index == parts.count - 1 {
                attribute = String(part.dropFirst())
                guard Self.isName(attribute ?? "") else { return nil }
            } else {
                guard let step = Step(part) else { return nil }
                steps.append(step)
            }
        }
        guard !steps.isEmpty || attribute != nil else { return nil }
        self.init(steps: steps, attribute: attribute)
    }

    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
                    || byte == 0x2D || byte == 0x2E
            }
    }

    /// The path without its tests, as lineage names it.
    var plain: String {
        (steps.map(\.name) + (attribute.map { ["@" + $0] } ?? [])).joined(separator: "/")
    }
}
