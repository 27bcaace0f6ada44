extension MessageWriter {
    /// An element of a request as it came, without its attributes: answers of the KSZ repeat the question.
    mutating func copy(_ element: XMLElement) {
        if element.children.isEmpty {
            leaf(element.name, element.trimmed ?? "")
        } else {
            self.element(element.name) { writer in
                for child in element.children { writer.copy(child) }
            }
        }
    }

    /// How a question to the KSZ ended: `MSG00000` with data, `MSG00100` without.
    mutating func status(_ value: String, _ code: String, _ description: String) {
        element("status") { writer in
            writer.leaf("value", value)
            writer.leaf("code", code)
            writer.leaf("description", description)
        }
    }
}
