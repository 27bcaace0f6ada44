/// Schema files that belong together: what they define, by kind, namespace and name.
package struct SchemaSet: Sendable {
    struct Name: Hashable, Sendable {
        let namespace: String
        let local: String
    }

    struct Key: Hashable, Sendable {
        let kind: String
        let name: Name
    }

    struct Definition: Sendable {
        let node: SchemaNode
        let document: Int
    }

    static let builtIn = "http://www.w3.org/2001/XMLSchema"

    let documents: [SchemaDocument]
    private let definitions: [Key: Definition]

    /// Of two files that define one thing, the first counts.
    package init(_ documents: [SchemaDocument]) {
        var definitions: [Key: Definition] = [:]
        for (index, document) in documents.enumerated() {
            for node in document.root.children {
                guard let name = node.attributes["name"] else { continue }
                let key = Key(kind: node.name, name: Name(namespace: document.namespace, local: name))
                if definitions[key] == nil { definitions[key] = Definition(node: node, document: index) }
            }
        }
        self.documents = documents
        self.definitions = definitions
    }

    /// A definition; a file without a namespace takes that of whoever includes it.
    func definition(_ kind: String, _ name: Name) -> Definition? {
        definitions[Key(kind: kind, name: name)]
            ?? definitions[Key(kind: kind, name: Name(namespace: "", local: name.local))]
    }

    /// What the schema lets the answer of a mapping hold; `nil` where it does not know its root.
    package func shape(of mapping: CompiledMapping) -> AnswerShape? {
        let name = Name(namespace: mapping.bodyNamespace, local: mapping.bodyElement)
        guard let root = definitions[Key(kind: "element", name: name)] else { return nil }
        var expansion = SchemaExpansion(set: self)
        expansion.expandRoot(root)
        return expansion.shape
    }
}
