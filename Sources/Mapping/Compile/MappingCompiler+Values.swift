import Catalogue

extension MappingCompiler {
    /// A selector, or a function that chooses texts.
    mutating func value(_ node: YAMLNode) throws(CatalogueError) -> ValueExpression {
        guard node.isMapping else { return .select(try contentSelector(node)) }
        let map = try node.mapping(
            allowing: ["take", "of", "constant", "when", "coalesce", "union", "first", "only"])
        let expression = try choice(map, node)
        guard let condition = map.optional("when") else { return expression }
        return .when(try self.condition(condition), expression)
    }

    private mutating func choice(_ map: YAMLMapping, _ node: YAMLNode) throws(CatalogueError) -> ValueExpression {
        if let field = try map.optionalString("take") {
            let records = try map.required("of")
            let expression = try recordExpression(records)
            guard knows(field) else {
                throw node.error(.unknownReference, "no record has a field `\(field)`; add it under `fields:`")
            }
            return .take(field, expression)
        }
        if let text = try map.optionalString("constant") { return .constant(text) }
        if map.optional("coalesce") != nil { return .coalesce(try values(map.list("coalesce"))) }
        if map.optional("union") != nil { return .union(try values(map.list("union"))) }
        if let inner = map.optional("first") { return .first(try value(inner)) }
        if let inner = map.optional("only") { return .only(try value(inner)) }
        throw node.error(.wrongValue, "no function for values; write take, constant, coalesce, union, first or only")
    }

    func knows(_ field: String) -> Bool {
        field == "begin" || field == "end" || field == "until" || records.contains { $0.fieldNames.contains(field) }
    }

    private mutating func values(_ nodes: [YAMLNode]) throws(CatalogueError) -> [ValueExpression] {
        var values: [ValueExpression] = []
        for node in nodes { values.append(try value(node)) }
        return values
    }
}
