/// The selectors of a mapping as one tree of names, in flat arrays: the extractor walks it event by event.
struct Trie: Sendable {
    struct Node: Sendable {
        var firstEdge = 0
        var edgeCount = 0
        var firstAttribute = 0
        var attributeCount = 0
        var parent = 0
        /// The record that opens here, or -1.
        var scope = -1
        /// What is kept of the element, or -1.
        var slot = -1
    }

    struct Edge: Sendable {
        let nameStart: Int
        let nameCount: Int
        /// The node below, or the slot of an attribute.
        let target: Int
        let namespaceStart: Int
        /// -1: any namespace.
        let namespaceCount: Int
    }

    /// A record; it is dropped when it closes unless one of the alternatives holds.
    struct Scope: Sendable {
        var keepsAll = false
        var alternatives: [[Comparison]] = []
    }

    /// The document before its root, and the place after the root has closed.
    static let start = 0
    static let done = 1
    static let soapBody = 3

    var nodes: [Node]
    var edges: [Edge]
    var attributes: [Edge]
    var names: [UInt8]
    var scopes: [Scope]
    let slotCount: Int
}
