extension Trie {
    /// The paths of slots and records, from the answer's root.
    struct Places: Sendable {
        var slots: [Int: String] = [:]
        var scopes: [Int: String] = [:]
    }

    /// The answer's root element, bare or in an envelope.
    private static let root = 4

    var places: Places {
        var places = Places()
        gather(Self.root, "", &places)
        return places
    }

    private func gather(_ index: Int, _ path: String, _ places: inout Places) {
        let node = nodes[index]
        if node.slot >= 0 { places.slots[node.slot] = path }
        if node.scope >= 0 { places.scopes[node.scope] = path }
        for edge in attributes[node.firstAttribute..<node.firstAttribute + node.attributeCount] {
            places.slots[edge.target] = path + "/@" + name(of: edge)
        }
        for edge in edges[node.firstEdge..<node.firstEdge + node.edgeCount] {
            gather(edge.target, path.isEmpty ? name(of: edge) : path + "/" + name(of: edge), &places)
        }
    }

    private func name(of edge: Edge) -> String {
        String(decoding: names[edge.nameStart..<edge.nameStart + edge.nameCount], as: UTF8.self)
    }
}
