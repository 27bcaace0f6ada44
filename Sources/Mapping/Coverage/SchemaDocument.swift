import Core

/// One schema file, read from its events.
package struct SchemaDocument: MarkupReader, Sendable {
    /// Namespaces by prefix, as the first tag declares them; events do not tell them.
    let prefixes: [String: String]
    private(set) var root = SchemaNode(name: "")
    private var open: [SchemaNode] = []

    /// - Parameter bytes: the file, of which the first tag is looked at; its events follow.
    package init(declarationsOf bytes: [UInt8]) {
        prefixes = Self.declarations(String(decoding: bytes.prefix(16 * 1024), as: UTF8.self))
    }

    var namespace: String { root.attributes["targetNamespace"] ?? "" }

    package mutating func open(name: Span<UInt8>, namespace: Span<UInt8>) {
        open.append(SchemaNode(name: Self.string(name)))
    }

    package mutating func attribute(name: Span<UInt8>, value: Span<UInt8>) {
        open[open.count - 1].attributes[Self.string(name)] = Self.string(value)
    }

    package mutating func text(_ bytes: Span<UInt8>) {}

    package mutating func close() {
        let node = open.removeLast()
        if open.isEmpty {
            root = node
        } else if node.name != "annotation" {
            open[open.count - 1].children.append(node)
        }
    }

    /// The namespace and local name behind `prefix:name`.
    func resolve(_ name: String) -> SchemaSet.Name {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 { return SchemaSet.Name(namespace: prefixes[parts[0]] ?? "", local: parts[1]) }
        return SchemaSet.Name(namespace: prefixes[""] ?? "", local: name)
    }

    private static func declarations(_ text: String) -> [String: String] {
        guard let start = text.firstRange(of: "targetNamespace=") ?? text.firstRange(of: "schema ") else { return [:] }
        let before = text[..<start.lowerBound].lastIndex(of: "<") ?? text.startIndex
        guard let end = text[start.lowerBound...].firstIndex(of: ">") else { return [:] }
        var prefixes: [String: String] = [:]
        for part in text[before..<end].split(whereSeparator: \.isWhitespace) where part.hasPrefix("xmlns") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { continue }
            let prefix = sides[0].split(separator: ":").dropFirst().first.map(String.init) ?? ""
            prefixes[prefix] = String(sides[1].drop { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" })
        }
        return prefixes
    }

    private static func string(_ span: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for index in 0..<span.count { bytes.append(span[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
