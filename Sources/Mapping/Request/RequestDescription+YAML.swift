import Catalogue
import Core

extension RequestDescription {
    static let keys =
        ["style", "namespace", "element", "action", "register", "content", "ask", "needs", "mayUse"]
        + RestDescription.keys

    /// Reads the `request:` part of a mapping.
    ///
    /// Elements stand in the order in which they are sent. What stands below `each asked` comes once for each name that
    /// `ask:` gives for the wanted attributes, what stands below `if asked NAME` only with that name.
    init(yaml map: YAMLMapping, namespaces: [String: String]) throws(CatalogueError) {
        style = try map.optional("style")?.choice(Style.self) ?? .magda
        register = try map.string("register")
        action = try map.optionalString("action")
        needs = try map.strings("needs").map { AttributeID($0) }
        mayUse = try map.strings("mayUse").map { AttributeID($0) }
        var asks: [(attribute: AttributeID, name: String)] = []
        for entry in try map.entries("ask") {
            for name in try entry.value.strings() { asks.append((AttributeID(entry.key), name)) }
        }
        self.asks = asks
        if style == .rest {
            namespace = ""
            element = ""
            rest = try RestDescription(yaml: map, needs: needs + mayUse)
            content = []
        } else {
            namespace = try namespaces.uri(map.required("namespace"))
            element = try map.string("element")
            rest = nil
            content = try Self.parts(try map.required("content"), names: Set(asks.map(\.name)), needs: needs + mayUse)
        }
    }

    private static func parts(
        _ node: YAMLNode, names: Set<String>, needs: [AttributeID]
    ) throws(CatalogueError) -> [Part] {
        var parts: [Part] = []
        for entry in try node.entries() {
            if entry.key == "each asked" {
                parts.append(.eachAsked(try Self.parts(entry.value, names: names, needs: needs)))
            } else if entry.key.hasPrefix("if asked ") {
                let triggers = entry.key.dropFirst(9).split(separator: "|").map(String.init)
                for trigger in triggers where !names.contains(trigger) {
                    throw entry.value.error(.unknownReference, "`ask:` gives no name `\(trigger)`; add it there")
                }
                parts.append(.ifAsked(triggers, try Self.parts(entry.value, names: names, needs: needs)))
            } else if entry.value.isMapping {
                parts.append(.element(entry.key, try Self.parts(entry.value, names: names, needs: needs)))
            } else {
                let text = try entry.value.string()
                guard let value = RequestValue(text, needs: needs) else {
                    throw entry.value.error(.wrongValue, "unknown input; write \(RequestValue.names)")
                }
                parts.append(.text(entry.key, value))
            }
        }
        return parts
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
