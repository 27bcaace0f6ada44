import Catalogue

extension MappingCompiler {
    mutating func addRecord(_ entry: YAMLEntry) throws(CatalogueError) {
        let map = try entry.value.mapping(allowing: ["each", "begin", "end", "until", "fields"])
        let path = try selector(map.required("each"))
        guard path.attribute == nil else { throw entry.value.error(.wrongValue, "`each:` must name an element") }
        let place = builder.addRecord(path, below: contentNode)
        var touched = contentPaths(of: path)
        var fields: [[Int]] = []
        var names: [String] = []
        for field in try map.entries("fields") {
            names.append(field.key)
            fields.append(try slots(field.value, at: place.node, below: path, touching: &touched))
        }
        func optionalSlots(
            _ key: String, _ compiler: inout MappingCompiler
        ) throws(CatalogueError) -> [Int] {
            guard let node = map.optional(key) else { return [] }
            return try compiler.slots(node, at: place.node, below: path, touching: &touched)
        }
        let begin = try optionalSlots("begin", &self)
        let end = try optionalSlots("end", &self)
        let until = try optionalSlots("until", &self)
        recordNodes[entry.key] = records.count
        records.append(
            RecordPlan(
                name: entry.key, scope: place.scope, gates: place.gates, begin: begin, end: end, until: until,
                fields: fields, fieldNames: names))
        recordPaths.append(touched)
    }

    /// The slots of one or several selectors inside a record; the first that is filled will count.
    private mutating func slots(
        _ node: YAMLNode, at place: Int, below path: Path, touching: inout [String]
    ) throws(CatalogueError) -> [Int] {
        var slots: [Int] = []
        for item in node.isList ? try node.list() : [node] {
            let inner = try selector(item)
            guard inner.steps.allSatisfy({ $0.tests.isEmpty }) else {
                throw item.error(.wrongValue, "a field takes no tests; put them on `each:` or use `where:`")
            }
            slots.append(builder.add(inner, below: place).slot)
            touching.append(contentPaths(of: path)[0] + "/" + inner.plain)
        }
        return slots
    }

    /// The element path from the answer's root, and those of its tests.
    func contentPaths(of path: Path) -> [String] {
        var paths = [EnvelopeSlots.contentPath + "/" + path.plain]
        var above = EnvelopeSlots.contentPath
        for step in path.steps {
            above += "/" + step.name
            for test in step.tests { paths.append(above + "/" + test.path.plain) }
        }
        return paths
    }

    mutating func addSelection(_ entry: YAMLEntry) throws(CatalogueError) {
        lineage = []
        let expression = try recordExpression(entry.value)
        selectionNames[entry.key] = selections.count
        selections.append(expression)
        selectionPaths.append(lineage)
    }

    mutating func recordExpression(_ node: YAMLNode) throws(CatalogueError) -> RecordExpression {
        guard node.isMapping else {
            let name = try node.string()
            if let index = recordNodes[name] {
                lineage.formUnion(recordPaths[index])
                return .all(index)
            }
            if let index = selectionNames[name] {
                lineage.formUnion(selectionPaths[index])
                return .selection(index)
            }
            throw node.error(.unknownReference, "no record or selection `\(name)`; define it above")
        }
        let map = try node.mapping(
            allowing: ["current", "first", "only", "union", "where", "has", "lacks", "field", "in", "record"])
        if let inner = map.optional("where") { return .where(try recordExpression(inner), try recordTest(map)) }
        if let inner = map.optional("current") { return .current(try recordExpression(inner)) }
        if let inner = map.optional("first") { return .first(try recordExpression(inner)) }
        if let inner = map.optional("only") { return .only(try recordExpression(inner)) }
        if map.optional("union") != nil {
            var parts: [RecordExpression] = []
            for item in try map.list("union") { parts.append(try recordExpression(item)) }
            return .union(parts)
        }
        throw node.error(.wrongValue, "no function for records; write current, first, only, union or where")
    }

    private func recordTest(_ map: YAMLMapping) throws(CatalogueError) -> RecordTest {
        if let field = try map.optionalString("has") { return .has(field) }
        if let field = try map.optionalString("lacks") { return .lacks(field) }
        if let record = map.optional("record") {
            guard let index = recordNodes[try record.string()] else {
                throw record.error(.unknownReference, "no such record; define it under `records:`")
            }
            return .isOf(index)
        }
        let codes = try map.required("in").strings().map { Array($0.utf8) }
        return .isIn(try map.string("field"), codes)
    }
}
