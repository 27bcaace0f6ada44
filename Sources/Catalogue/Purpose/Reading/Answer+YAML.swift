internal import Core

extension Answer {
    /// Reads an answer: a label and one of `rule:`, `categories:` with `otherwise:`, or `number:`.
    init(yaml entry: YAMLEntry) throws(CatalogueError) {
        let node = entry.value
        let map = try node.mapping(allowing: ["label", "rule", "categories", "otherwise", "number"])
        let form: Form
        switch (map.optional("rule"), map.optional("categories"), map.optional("number")) {
        case (let rule?, nil, nil): form = .rule(try Rule(yaml: rule))
        case (nil, let list?, nil):
            var categories: [Category] = []
            for item in try list.list() {
                let category = try item.mapping(allowing: ["name", "rule"])
                categories.append(
                    Category(name: try category.string("name"), rule: try Rule(yaml: category.required("rule"))))
            }
            form = .category(categories, otherwise: try map.string("otherwise"))
        case (nil, nil, let term?): form = .number(try Term(yaml: term))
        default:
            throw CatalogueError(
                .wrongKind, file: node.file, line: entry.line,
                "\(node.path): write exactly one of `rule:`, `categories:` and `number:`")
        }
        if let otherwise = map.optional("otherwise"), map.optional("categories") == nil {
            throw otherwise.error(.unknownKey, "belongs to `categories:`; remove it")
        }
        self.init(name: entry.key, label: try map.string("label"), form: form)
    }
}

extension Given {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["attribute", "reason"])
        self.init(attribute: AttributeID(try map.string("attribute")), reason: try map.string("reason"))
    }
}
