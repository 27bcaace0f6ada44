/// Gathers selectors and lays them out as a ``Trie``.
struct TrieBuilder {
    private struct Draft {
        var parent: Int
        var children: [(name: String, namespace: String?, target: Int)] = []
        var attributes: [(name: String, slot: Int)] = []
        var scope = -1
        var slot = -1
    }

    /// A walk that a selector makes: each node with the tests of its step.
    private typealias Walk = [(node: Int, tests: [Comparison])]

    private var drafts: [Draft] = []
    private var scopes: [Trie.Scope] = []
    private var walks: [Walk] = []
    private var slotCount = 0
    /// The root element of the answer.
    let root: Int
    /// `soap:Fault`.
    static let fault = 5
    /// `soap:Fault/faultcode`.
    let faultCode: Int

    static let soapNamespace = "http://schemas.xmlsoap.org/soap/envelope/"

    init(element: String, namespace: String) {
        drafts = [Draft(parent: Trie.start), Draft(parent: Trie.done), Draft(parent: 0), Draft(parent: 2)]
        root = 4
        drafts.append(Draft(parent: Trie.done))
        drafts.append(Draft(parent: 3))
        drafts.append(Draft(parent: 5))
        drafts[0].children = [(element, namespace, 4), ("Envelope", Self.soapNamespace, 2)]
        drafts[2].children = [("Body", Self.soapNamespace, 3)]
        drafts[3].children = [(element, namespace, 4), ("Fault", Self.soapNamespace, 5)]
        drafts[5].children = [("faultcode", nil, 6)]
        faultCode = 0
        drafts[6].slot = 0
        slotCount = 1
    }

    /// Takes the root in another namespace too: some answers are written in one that their schema does not have.
    mutating func addRoot(_ element: String, namespace: String) {
        drafts[Trie.start].children.append((element, namespace, root))
        drafts[Trie.soapBody].children.append((element, namespace, root))
    }

    /// Adds a selector below a node and gives what finds its values again.
    mutating func add(_ path: Path, below start: Int) -> SlotSelector {
        let (node, gates) = walk(path.steps, from: start)
        return SlotSelector(slot: slot(of: node, attribute: path.attribute), gates: gates)
    }

    /// Adds a record that opens at each element of the path.
    mutating func addRecord(_ path: Path, below start: Int) -> (node: Int, scope: Int, gates: [Gate]) {
        let (node, gates) = walk(path.steps, from: start)
        return (node, scope(of: node), gates)
    }

    /// The node of a path without tests.
    mutating func node(_ path: Path) -> Int { walk(path.steps, from: root).0 }

    private mutating func walk(_ steps: [Path.Step], from start: Int) -> (Int, [Gate]) {
        var node = start
        var gates: [Gate] = []
        var walk: Walk = []
        for step in steps {
            node = child(step.name, of: node)
            var comparisons: [Comparison] = []
            if !step.tests.isEmpty {
                let scope = scope(of: node)
                for test in step.tests {
                    var place = node
                    for inner in test.path.steps { place = child(inner.name, of: place) }
                    let slot = slot(of: place, attribute: test.path.attribute)
                    comparisons.append(
                        Comparison(slot: slot, isNegated: test.isNegated, values: test.values.map { Array($0.utf8) }))
                }
                gates.append(Gate(scope: scope, comparisons: comparisons))
            }
            walk.append((node, comparisons))
        }
        walks.append(walk)
        return (node, gates)
    }

    private mutating func child(_ name: String, of node: Int) -> Int {
        if let known = drafts[node].children.first(where: { $0.name == name }) { return known.target }
        drafts.append(Draft(parent: node))
        drafts[node].children.append((name, nil, drafts.count - 1))
        return drafts.count - 1
    }

    private mutating func slot(of node: Int, attribute: String?) -> Int {
        if let attribute {
            if let known = drafts[node].attributes.first(where: { $0.name == attribute }) { return known.slot }
            drafts[node].attributes.append((attribute, slotCount))
        } else {
            if drafts[node].slot >= 0 { return drafts[node].slot }
            drafts[node].slot = slotCount
        }
        slotCount += 1
        return slotCount - 1
    }

    private mutating func scope(of node: Int) -> Int {
        if drafts[node].scope < 0 {
            drafts[node].scope = scopes.count
            scopes.append(Trie.Scope())
        }
        return drafts[node].scope
    }

    /// Lays the tree out.
    ///
    /// A record through which some selector passes without a test is kept whole.
    func build() -> Trie {
        var scopes = scopes
        for walk in walks {
            for (node, tests) in walk where drafts[node].scope >= 0 {
                if tests.isEmpty {
                    scopes[drafts[node].scope].keepsAll = true
                } else if !scopes[drafts[node].scope].alternatives.contains(tests) {
                    scopes[drafts[node].scope].alternatives.append(tests)
                }
            }
        }
        var trie = Trie(nodes: [], edges: [], attributes: [], names: [], scopes: scopes, slotCount: slotCount)
        for draft in drafts {
            var node = Trie.Node()
            node.parent = draft.parent
            node.scope = draft.scope
            node.slot = draft.slot
            node.firstEdge = trie.edges.count
            node.edgeCount = draft.children.count
            for child in draft.children {
                trie.edges.append(trie.edge(child.name, namespace: child.namespace, target: child.target))
            }
            node.firstAttribute = trie.attributes.count
            node.attributeCount = draft.attributes.count
            for attribute in draft.attributes {
                trie.attributes.append(trie.edge(attribute.name, namespace: nil, target: attribute.slot))
            }
            trie.nodes.append(node)
        }
        return trie
    }
}

extension Trie {
    fileprivate mutating func edge(_ name: String, namespace: String?, target: Int) -> Edge {
        let nameStart = names.count
        names.append(contentsOf: name.utf8)
        let namespaceStart = names.count
        names.append(contentsOf: (namespace ?? "").utf8)
        return Edge(
            nameStart: nameStart, nameCount: name.utf8.count, target: target, namespaceStart: namespaceStart,
            namespaceCount: namespace?.utf8.count ?? -1)
    }
}
