import Catalogue
import Core

extension RequestDescription {
    /// Reads the `request:` part of a mapping.
    ///
    /// Elements stand in the order in which they are sent.
    init(yaml map: YAMLMapping, namespaces: [String: String]) throws(CatalogueError) {
        namespace = try namespaces.uri(map.required("namespace"))
        element = try map.string("element")
        register = try map.string("register")
        content = try Self.parts(try map.required("content"))
        var asks: [(attribute: AttributeID, name: String)] = []
        for entry in try map.entries("ask") { asks.append((AttributeID(entry.key), try entry.value.string())) }
        self.asks = asks
    }

    private static func parts(_ node: YAMLNode) throws(CatalogueError) -> [Part] {
        var parts: [Part] = []
        for entry in try node.entries() {
            if entry.key == "each asked" {
                for inner in try entry.value.entries() {
                    parts.append(.eachAsked(inner.key, try Self.parts(inner.value)))
                }
            } else if entry.value.isMapping {
                parts.append(.element(entry.key, try Self.parts(entry.value)))
            } else {
                parts.append(.text(entry.key, try value(entry.value)))
            }
        }
        return parts
    }

    private static func value(_ node: YAMLNode) throws(CatalogueError) -> Value {
        let text = try node.string()
        guard text.first == "$" else { return .constant(text) }
        switch text {
        case "$subject": return .subject
        case "$register": return .register
        case "$referenceDate": return .referenceDate
        case "$asked": return .asked
        default:
            throw node.error(.wrongValue, "unknown input; write $subject, $register, $referenceDate or $asked")
        }
    }
}

extension [String: String] {
    /// The URI of a namespace that the mapping declares by a short name.
    func uri(_ node: YAMLNode) throws(CatalogueError) -> String {
        let name = try node.string()
        guard let uri = self[name] else {
            throw node.error(.unknownReference, "undeclared namespace `\(name)`; add it under `namespaces:`")
        }
        return uri
    }
}
