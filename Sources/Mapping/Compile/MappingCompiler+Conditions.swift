import Catalogue

extension MappingCompiler {
    mutating func addTest(_ entry: YAMLEntry) throws(CatalogueError) {
        lineage = []
        let condition = try condition(entry.value)
        conditionNames[entry.key] = conditions.count
        conditions.append(condition)
        conditionPaths.append(lineage)
    }

    mutating func addGuard(_ entry: YAMLEntry) throws(CatalogueError) {
        lineage = []
        let map = try entry.value.mapping(allowing: ["when", "withheld", "unknown"])
        var result = AttributePlan.Guard()
        if let node = map.optional("when") { result.when = try condition(node) }
        if let node = map.optional("withheld") { result.withheld = try condition(node) }
        if let node = map.optional("unknown") { result.unknown = try condition(node) }
        guards[entry.key] = (result, lineage)
    }

    mutating func condition(_ node: YAMLNode) throws(CatalogueError) -> Condition {
        if node.isList {
            throw node.error(.wrongKind, "write `all:` or `any:` before the list")
        }
        guard node.isMapping else {
            let name = try node.string()
            guard let index = conditionNames[name] else {
                throw node.error(.unknownReference, "no test `\(name)`; define it above under `tests:`")
            }
            lineage.formUnion(conditionPaths[index])
            return .named(index)
        }
        let map = try node.mapping(allowing: ["exists", "present", "all", "any", "not"])
        if let inner = map.optional("exists") { return try existence(inner) }
        if let inner = map.optional("present") { return .present(try contentSelector(inner)) }
        if map.optional("all") != nil { return .all(try conditions(map.list("all"))) }
        if map.optional("any") != nil { return .any(try conditions(map.list("any"))) }
        return .not(try condition(try map.required("not")))
    }

    private mutating func conditions(_ nodes: [YAMLNode]) throws(CatalogueError) -> [Condition] {
        var conditions: [Condition] = []
        for node in nodes { conditions.append(try condition(node)) }
        return conditions
    }

    /// Records by name or function, or the elements of a selector.
    mutating func existence(_ node: YAMLNode) throws(CatalogueError) -> Condition {
        if node.isMapping { return .existsRecord(try recordExpression(node)) }
        let text = try node.string()
        if recordNodes[text] != nil || selectionNames[text] != nil { return .existsRecord(try recordExpression(node)) }
        return .existsValue(try contentSelector(node))
    }

    mutating func contentSelector(_ node: YAMLNode) throws(CatalogueError) -> SlotSelector {
        let path = try selector(node)
        lineage.formUnion(contentPaths(of: path))
        note(path, node)
        return builder.add(path, below: contentNode)
    }
}
