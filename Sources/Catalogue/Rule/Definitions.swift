/// The pieces of rules that a template names once, under `define:`, and uses by `{defined: name}`.
///
///     define:
///       adults: {count: household.birthDates, where: {atLeast: [{age: value}, {integer: 18}]}}
///       livesAlone: {equal: [{defined: adults}, {integer: 1}]}
///
/// A definition uses those above it only, so none goes round in a circle.
struct Definitions {
    private var nodes: [String: YAMLNode] = [:]
    /// The pieces as they stand in the file, for messages.
    private var places: [String: YAMLNode] = [:]
    private var used: Set<String> = []
    /// How many pieces each stands for, and how many are written out in all.
    private var weights: [String: Int] = [:]
    private var written = 0

    /// More than any purpose needs; definitions of definitions could ask for more than there is memory.
    static let mostPieces = 20_000

    init(_ map: YAMLMapping) throws(CatalogueError) {
        for entry in try map.entries("define") {
            let before = written
            let node = try expanding(entry.value)
            weights[entry.key] = written - before
            guard node.isMapping else { throw node.error(.wrongKind, "must be a rule or a term") }
            nodes[entry.key] = node
            places[entry.key] = entry.value
        }
    }

    /// A piece of the template with what it names written out.
    mutating func expanding(_ node: YAMLNode) throws(CatalogueError) -> YAMLNode {
        written += 1
        guard written <= Self.mostPieces else {
            throw node.error(.tooLarge, "stands for more than \(Self.mostPieces) pieces; write less")
        }
        switch node.content {
        case .scalar: return node
        case .list(let items):
            var expanded: [YAMLNode] = []
            for item in items { expanded.append(try expanding(item)) }
            return YAMLNode(file: node.file, line: node.line, path: node.path, content: .list(expanded))
        case .mapping(let entries):
            if entries.first?.key == "defined" {
                let name = try node.mapping(allowing: ["defined"]).string("defined")
                guard let found = nodes[name] else {
                    throw node.error(.unknownReference, "`\(name)` is not defined above; add it under `define:`")
                }
                used.insert(name)
                written += weights[name] ?? 0
                return found
            }
            var expanded: [YAMLEntry] = []
            for entry in entries {
                expanded.append(YAMLEntry(key: entry.key, line: entry.line, value: try expanding(entry.value)))
            }
            return YAMLNode(file: node.file, line: node.line, path: node.path, content: .mapping(expanded))
        }
    }

    /// Throws for a definition that nothing uses: it would be read as if it counted.
    func finish() throws(CatalogueError) {
        let unused = nodes.keys.filter { !used.contains($0) }.min()
        if let unused, let node = places[unused] { throw node.error(.unused, "is used nowhere; remove it") }
    }
}
