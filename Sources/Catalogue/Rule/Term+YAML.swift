internal import Core

extension Term {
    /// Reads a term: the name of an attribute, or one of `{parameter: …}`, `{count: …, where: …}`, `{sum: …, field: …}`,
    /// `{age: …}`, `{plus: [a, b]}`, `{times: [a, b]}`, `{orMore: a}`, `{between: [a, b]}`, and constants with their type,
    /// `{integer: 3}`, `{cents: 2750}`, `{date: 2026-01-01}`.
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
        case "plus":
            let terms = try Self.terms(node, key: head.key)
            guard terms.count >= 2 else { throw head.value.error(.wrongValue, "adds two terms or more") }
            self = .plus(terms)
        case "times":
            let (left, right) = try Self.pair(node, head)
            self = .times(left, right)
        case "orMore": self = .between(try Term(yaml: node.mapping(allowing: [head.key]).required(head.key)), nil)
        case "between":
            let (least, most) = try Self.pair(node, head)
            self = .between(least, most)
        default:
            guard let type = PlainType(rawValue: head.key) else {
                let names = ["parameter", "age", "count", "sum", "plus", "times", "orMore", "between"] + constants
                throw CatalogueError(
                    .unknownKey, file: node.file, line: head.line,
                    "\(head.value.path): unknown term; write an attribute or one of \(names.joined(separator: ", "))")
            }
            self = .constant(try type.value(node.mapping(allowing: [head.key]).required(head.key)))
        }
    }

    private static func terms(_ node: YAMLNode, key: String) throws(CatalogueError) -> [Term] {
        var terms: [Term] = []
        for item in try node.mapping(allowing: [key]).list(key) { terms.append(try Term(yaml: item)) }
        return terms
    }

    private static func pair(_ node: YAMLNode, _ head: YAMLEntry) throws(CatalogueError) -> (Term, Term) {
        let terms = try terms(node, key: head.key)
        guard terms.count == 2 else { throw head.value.error(.wrongValue, "takes two terms: `[first, second]`") }
        return (terms[0], terms[1])
    }
}
