internal import Core

extension Term {
    /// Reads a term: the name of an attribute, or one of `{parameter: …}`, `{count: …, where: …}`, `{sum: …, field: …}`,
    /// `{age: …}`, and constants with their type, `{integer: 3}`, `{cents: 2750}`, `{date: 2026-01-01}`.
    init(yaml node: YAMLNode) throws(CatalogueError) {
        guard node.isMapping else {
            self = .attribute(AttributeID(try node.string()))
            return
        }
        let constants = PlainType.allCases.map(\.rawValue)
        guard let head = try node.entries().first else {
            throw node.error(.missingKey, "is empty; name an attribute, a parameter or a constant")
        }
        switch head.key {
        case "parameter": self = .parameter(try node.mapping(allowing: ["parameter"]).string("parameter"))
        case "age": self = .age(AttributeID(try node.mapping(allowing: ["age"]).string("age")))
        case "count":
            let map = try node.mapping(allowing: ["count", "where"])
            var condition: Rule?
            if let below = map.optional("where") { condition = try Rule(yaml: below) }
            self = .count(AttributeID(try map.string("count")), where: condition)
        case "sum":
            let map = try node.mapping(allowing: ["sum", "field"])
            self = .sum(AttributeID(try map.string("sum")), field: try map.string("field"))
        default:
            guard let type = PlainType(rawValue: head.key) else {
                let names = ["parameter", "age", "count", "sum"] + constants
                throw CatalogueError(
                    .unknownKey, file: node.file, line: head.line,
                    "\(head.value.path): unknown term; write an attribute or one of \(names.joined(separator: ", "))")
            }
            self = .constant(try type.value(node.mapping(allowing: [head.key]).required(head.key)))
        }
    }
}
