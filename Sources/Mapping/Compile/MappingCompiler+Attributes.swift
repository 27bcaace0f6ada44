import Catalogue
import Core

extension MappingCompiler {
    private static let functions = [
        "join", "date", "partialDate", "code", "number", "money", "bool", "exists", "count", "list",
    ]
    private static let options = [
        "with", "translate", "unit", "yes", "no", "fields", "guard", "missing", "doubtful", "holds", "period",
    ]

    mutating func attribute(_ entry: YAMLEntry) throws(CatalogueError) -> AttributePlan {
        let id = AttributeID(entry.key)
        guard let definition = dictionary[id] else {
            throw CatalogueError(
                .unknownReference, file: entry.value.file, line: entry.line,
                "\(id) is not in the dictionary; correct the name or add it to attributes.yaml")
        }
        let names = try entry.value.entries().map(\.key).filter { !Self.options.contains($0) }
        guard names.count == 1, Self.functions.contains(names[0]) else {
            let known = Self.functions.joined(separator: ", ")
            throw entry.value.error(.wrongValue, "needs one function; unknown here: \(names). Known: \(known)")
        }
        let map = try entry.value.mapping(allowing: Self.functions + Self.options)
        let function = try function(names[0], map, definition)
        var guards = AttributePlan.Guard()
        if let name = map.optional("guard") {
            guard let known = self.guards[try name.string()] else {
                throw name.error(.unknownReference, "no such guard; define it under `guards:`")
            }
            guards = known.0
            lineage.formUnion(known.1)
        }
        var doubtful: Condition?
        if let node = map.optional("doubtful") { doubtful = try condition(node) }
        var period: RecordExpression?
        if let node = map.optional("period") { period = try recordExpression(node) }
        return AttributePlan(
            definition: definition, function: function, guards: guards, doubtful: doubtful,
            isUnknownWhenMissing: try word(map, "missing", "absent", "unknown"),
            holdsAskedDayOnly: try word(map, "holds", "always", "askedDayOnly"), period: period)
    }

    /// Whether an option has its second word and not its first, which is what its absence means.
    func word(_ map: YAMLMapping, _ key: String, _ first: String, _ second: String) throws(CatalogueError)
        -> Bool
    {
        guard let node = map.optional(key) else { return false }
        let text = try node.string()
        guard text == first || text == second else { throw node.error(.wrongValue, "must be \(first) or \(second)") }
        return text == second
    }

    private mutating func function(
        _ name: String, _ map: YAMLMapping, _ definition: AttributeDefinition
    ) throws(CatalogueError) -> AttributePlan.Function {
        let node = try map.required(name)
        let element = if case .list(let element) = definition.type { element } else { definition.type }
        try Self.checkType(name, element, node)
        switch name {
        case "join": return .join(try value(node), separator: try map.optionalString("with") ?? " ")
        case "date": return .date(try value(node), allowsIncomplete: false)
        case "partialDate": return .date(try value(node), allowsIncomplete: true)
        case "number": return .number(try value(node))
        case "money": return .money(try value(node), isCents: try word(map, "unit", "euros", "cents"))
        case "bool":
            return .bool(try value(node), yes: try map.strings("yes"), no: try map.strings("no"))
        case "exists":
            guard node.isList else { return .exists(try existenceOrCondition(node)) }
            var parts: [Condition] = []
            for item in try node.list() { parts.append(try existenceOrCondition(item)) }
            return .exists(.any(parts))
        case "count": return .count(try recordExpression(node))
        case "list": return .list(try recordExpression(node), fields: try fields(map, definition))
        default:
            let expression = try value(node)
            try Self.checkConstants(expression, definition, node)
            return .code(expression, translation: try translation(map, definition.codeList, node))
        }
    }

    /// A named test, a nested condition, or what must exist.
    private mutating func existenceOrCondition(_ node: YAMLNode) throws(CatalogueError) -> Condition {
        if !node.isMapping {
            return conditionNames[try node.string()] == nil ? try existence(node) : try condition(node)
        }
        let isCondition = try node.entries().contains { ["exists", "present", "all", "any", "not"].contains($0.key) }
        return isCondition ? try condition(node) : try existence(node)
    }

    private static func checkType(_ function: String, _ type: ValueType, _ node: YAMLNode) throws(CatalogueError) {
        let isRight: Bool
        switch (function, type) {
        case ("join", .text), ("date", .date), ("partialDate", .date), ("number", .integer), ("money", .cents),
            ("bool", .boolean), ("exists", .boolean), ("count", .integer), ("code", .code), ("list", .record):
            isRight = true
        default: isRight = false
        }
        guard isRight else {
            throw node.error(.wrongValue, "gives another type than the dictionary says; use the function for that type")
        }
    }

    private static func checkConstants(
        _ expression: ValueExpression, _ definition: AttributeDefinition, _ node: YAMLNode
    ) throws(CatalogueError) {
        for code in expression.constants where definition.codeList?.contains(code) == false {
            throw node.error(.wrongValue, "constant `\(code)` is not in the attribute's code list; use one that is")
        }
    }
}
