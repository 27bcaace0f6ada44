package import Core

/// The dictionary of normalised data: every attribute that a purpose may ask and a mapping may fill.
package struct AttributeDictionary: Sendable {
    package let definitions: [AttributeID: AttributeDefinition]
    package let codeLists: [String: CodeList]
    /// The line of each definition, for messages of checks.
    package let lines: [AttributeID: Int]

    package subscript(id: AttributeID) -> AttributeDefinition? { definitions[id] }

    /// In the order of their names.
    package var all: [AttributeDefinition] { definitions.values.sorted { $0.id < $1.id } }
}
