internal import Core

extension Rule {
    /// Reads a rule: one operator as key, what it works on below it.
    ///
    ///     all:
    ///       - equal: [residence.municipality, {parameter: municipality}]
    ///       - {isOne: residence.kind, of: [mainResidence]}
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let operators =
            ["all", "any", "not", "holds", "isOne", "exists", "current"] + Comparison.allCases.map(\.rawValue)
        guard let head = try node.entries().first else {
            throw node.error(.missingKey, "is empty; write one of \(operators.joined(separator: ", "))")
        }
        switch head.key {
        case "all": self = .all(try Self.list(node, key: head.key))
        case "any": self = .any(try Self.list(node, key: head.key))
        case "not": self = .not(try Rule(yaml: node.mapping(allowing: ["not"]).required("not")))
        case "holds": self = .holds(AttributeID(try node.mapping(allowing: ["holds"]).string("holds")))
        case "isOne":
            let map = try node.mapping(allowing: ["isOne", "of"])
            let options = try map.required("of").strings()
            guard !options.isEmpty else { throw node.error(.wrongValue, "lists no code; add one below `of:`") }
            self = .isOne(AttributeID(try map.string("isOne")), of: options)
        case "exists":
            let map = try node.mapping(allowing: ["exists", "where"])
            self = .exists(AttributeID(try map.string("exists")), where: try Rule(yaml: map.required("where")))
        case "current":
            let interval = try node.mapping(allowing: ["current"]).required("current")
            let map = try interval.mapping(allowing: ["from", "until"])
            self = .current(from: AttributeID(try map.string("from")), until: AttributeID(try map.string("until")))
        default:
            guard let comparison = Comparison(rawValue: head.key) else {
                throw CatalogueError(
                    .unknownKey, file: node.file, line: head.line,
                    "\(head.value.path): unknown rule; write one of \(operators.joined(separator: ", "))")
            }
            let terms = try node.mapping(allowing: [head.key]).list(head.key)
            guard terms.count == 2 else { throw head.value.error(.wrongValue, "compares two terms: `[left, right]`") }
            self = .compare(try Term(yaml: terms[0]), comparison, try Term(yaml: terms[1]))
        }
    }

    /// At least one rule: nothing to satisfy would be yes for everybody.
    private static func list(_ node: YAMLNode, key: String) throws(CatalogueError) -> [Rule] {
        let items = try node.mapping(allowing: [key]).list(key)
        guard !items.isEmpty else { throw node.error(.wrongValue, "lists no rule; add one below `\(key):`") }
        var rules: [Rule] = []
        for item in items { rules.append(try Rule(yaml: item)) }
        return rules
    }
}
