/// What the answers of a service can hold, by its schema, by samples, or by both.
///
/// Paths start below the answer's root: `Repliek/Antwoorden/Antwoord/Inhoud/Persoon/@DatumBegin`.
package struct AnswerShape: Sendable {
    package struct Element: Sendable {
        /// Whether one parent can hold several.
        package var repeats = false
        /// Whether it holds text; a container without text tells nothing by itself.
        package var holdsText = false
        /// The codes that the schema lists, or that stand in samples where they were asked for.
        package var codes: Set<String> = []
        package var isInSchema = false
        package var isInSamples = false
    }

    package private(set) var elements: [String: Element] = [:]
    /// Elements below which the schema allows anything.
    package private(set) var open: Set<String> = []

    package init() {}

    package var isEmpty: Bool { elements.isEmpty }

    package var hasSchema: Bool { elements.values.contains { $0.isInSchema } }

    /// Whether an answer can hold an element at a path.
    func allows(_ path: String) -> Bool {
        elements[path] != nil || open.contains { path.hasPrefix($0 + "/") }
    }

    mutating func open(below path: String) { open.insert(path) }

    mutating func change(_ path: String, _ body: (inout Element) -> Void) {
        body(&elements[path, default: Element()])
    }

    /// Adds what another shape knows.
    package mutating func add(_ other: AnswerShape) {
        open.formUnion(other.open)
        for (path, theirs) in other.elements {
            change(path) { element in
                element.repeats = element.repeats || theirs.repeats
                element.holdsText = element.holdsText || theirs.holdsText
                element.codes.formUnion(theirs.codes)
                element.isInSchema = element.isInSchema || theirs.isInSchema
                element.isInSamples = element.isInSamples || theirs.isInSamples
            }
        }
    }
}
