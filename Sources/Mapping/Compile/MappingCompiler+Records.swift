import Catalogue

extension MappingCompiler {
    private static let recordKeys = [
        "each", "within", "begin", "end", "until", "schoolYear", "lasts", "fields",
    ]

    mutating func addRecord(_ entry: YAMLEntry) throws(CatalogueError) {
        let map = try entry.value.mapping(allowing: Self.recordKeys)
        let inner = try selector(map.required("each"))
        guard inner.attribute == nil, !inner.steps.isEmpty else {
            throw entry.value.error(.wrongValue, "`each:` must name an element")
        }
        var outer: Int?
        if let name = map.optional("within") {
            outer = recordNodes[try name.string()]
            guard outer != nil else {
                throw name.error(.unknownReference, "no such record; define it above, under `records:`")
            }
        }
        let place = builder.addRecord(inner, below: outer.map { recordPlaces[$0].node } ?? contentNode)
        let path = Path(steps: (outer.map { recordPlaces[$0].path.steps } ?? []) + inner.steps, attribute: nil)
        note(path, try map.required("each"))
        var touched = outer.map { recordPaths[$0] } ?? []
        touched.insert(contentPaths(of: path)[0], at: 0)
        touched.append(contentsOf: contentPaths(of: path).dropFirst())
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
        let schoolYear = try optionalSlots("schoolYear", &self)
        let lasts = try map.optionalInteger("lasts")
        recordNodes[entry.key] = records.count
        records.append(
            RecordPlan(
                name: entry.key, scope: place.scope,
                gates: place.gates + (outer.map { records[$0].gates } ?? []), begin: begin, end: end, until: until,
                schoolYear: schoolYear, lasts: lasts,
                fields: fields, fieldNames: names, outer: outer.map { records[$0] }))
        recordPlaces.append((place.node, path))
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
            note(Path(steps: path.bare + inner.steps, attribute: inner.attribute), item)
            let start = contentPaths(of: path)[0]
            touching.append(inner.plain.isEmpty ? start : start + "/" + inner.plain)
        }
        return slots
    }

    /// The element path from the answer's root, and those of its tests.
    func contentPaths(of path: Path) -> [String] {
        let start = format.contentPath.isEmpty ? "" : format.contentPath + "/"
        var paths = [start + path.plain]
        var above = start
        for (index, step) in path.steps.enumerated() {
            above += (index == 0 ? "" : "/") + step.name
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
            allowing: [
                "current", "first", "only", "union", "where", "has", "lacks", "field", "in", "beside", "among",
                "record",
            ])
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

    private mutating func recordTest(_ map: YAMLMapping) throws(CatalogueError) -> RecordTest {
        if let field = try map.optionalString("has") { return .has(field) }
        if let field = try map.optionalString("lacks") { return .lacks(field) }
        if let record = map.optional("record") {
            guard let index = recordNodes[try record.string()] else {
                throw record.error(.unknownReference, "no such record; define it under `records:`")
            }
            return .isOf(index)
        }
        let field = try map.string("field")
        if let texts = map.optional("among") { return .isAmong(field, try value(texts)) }
        if let others = map.optional("beside") { return .isBeside(field, try others.strings().map { Array($0.utf8) }) }
        return .isIn(field, try map.required("in").strings().map { Array($0.utf8) })
    }
}
