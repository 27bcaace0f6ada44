/// A mapping with known keys.
package struct YAMLMapping: Sendable {
    package let node: YAMLNode
    let entries: [YAMLEntry]

    package func optional(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

    package func required(_ key: String) throws(CatalogueError) -> YAMLNode {
        guard let value = optional(key) else { throw node.error(.missingKey, "lacks `\(key):`; add it") }
        return value
    }

    package func string(_ key: String) throws(CatalogueError) -> String { try required(key).string() }

    package func integer(_ key: String) throws(CatalogueError) -> Int { try required(key).integer() }

    package func optionalString(_ key: String) throws(CatalogueError) -> String? { try optional(key)?.string() }

    package func optionalInteger(_ key: String) throws(CatalogueError) -> Int? { try optional(key)?.integer() }

    package func optionalBoolean(_ key: String) throws(CatalogueError) -> Bool? { try optional(key)?.boolean() }

    /// The texts of a list, or none where the key is absent.
    package func strings(_ key: String) throws(CatalogueError) -> [String] { try optional(key)?.strings() ?? [] }

    /// The items of a list, or none where the key is absent.
    package func list(_ key: String) throws(CatalogueError) -> [YAMLNode] { try optional(key)?.list() ?? [] }

    /// The pairs below a key with names of the author's choice, or none where the key is absent.
    package func entries(_ key: String) throws(CatalogueError) -> [YAMLEntry] {
        try optional(key)?.entries() ?? []
    }
}
