internal import Core

extension AttributeDictionary {
    /// Reads `attributes.yaml`.
    package init(yaml bytes: [UInt8], file: String) throws(CatalogueError) {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: ["codeLists", "attributes"])
        var codeLists: [String: CodeList] = [:]
        for entry in try root.entries("codeLists") {
            codeLists[entry.key] = try CodeList(yaml: entry.value, name: entry.key)
        }
        var definitions: [AttributeID: AttributeDefinition] = [:]
        var lines: [AttributeID: Int] = [:]
        for entry in try root.required("attributes").entries() {
            let id = AttributeID(entry.key)
            definitions[id] = try AttributeDefinition(yaml: entry.value, id: id, codeLists: codeLists)
            lines[id] = entry.line
        }
        self.init(definitions: definitions, codeLists: codeLists, lines: lines)
    }
}

extension CodeList {
    init(yaml node: YAMLNode, name: String) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["system", "codes", "digits", "from", "to"])
        var labels: [String: String] = [:]
        for entry in try map.entries("codes") { labels[entry.key] = try entry.value.string() }
        let digits = try map.optionalInteger("digits")
        guard !labels.isEmpty || digits != nil else {
            throw node.error(.missingKey, "lists no code; add `codes:` or `digits:`")
        }
        var range: ClosedRange<Int>?
        if let from = try map.optionalInteger("from"), let to = try map.optionalInteger("to"), from <= to {
            range = from...to
        }
        self.init(
            name: name, system: try map.string("system"), labels: labels, digits: digits, range: range)
    }
}

extension AttributeDefinition {
    init(yaml node: YAMLNode, id: AttributeID, codeLists: [String: CodeList]) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["type", "fields", "label", "term", "sensitivity", "volatility", "about"])
        let spelled = try TypeSpelling(map.required("type"), codeLists: codeLists)
        var fields: [String: ValueType] = [:]
        var fieldCodeLists: [String: CodeList] = [:]
        for entry in try map.entries("fields") {
            let field = try TypeSpelling(entry.value, codeLists: codeLists)
            guard !field.isRecord else { throw entry.value.error(.wrongValue, "a field cannot be a record") }
            fields[entry.key] = field.type
            fieldCodeLists[entry.key] = field.codeList
        }
        guard spelled.isRecord == !fields.isEmpty else {
            throw node.error(.wrongValue, "`fields:` goes with `type: record` or `list of record`, and only there")
        }
        if let about = map.optional("about"), try about.string() != "others" {
            throw about.error(.wrongValue, "must be others, or left out")
        }
        let type = spelled.isRecord ? spelled.wrapping(.record(fields)) : spelled.type
        self.init(
            id: id, type: type, label: try map.string("label"), term: try map.string("term"),
            sensitivity: try map.required("sensitivity").choice(Sensitivity.self),
            volatility: try map.required("volatility").choice(Volatility.self), codeList: spelled.codeList,
            fieldCodeLists: fieldCodeLists, tellsOfOthers: map.optional("about") != nil)
    }
}
