internal import Core

extension ChangeKinds {
    /// Reads `changes.yaml`; every attribute stands in the dictionary.
    package init(yaml bytes: [UInt8], file: String, dictionary: AttributeDictionary) throws(CatalogueError) {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: ["feeds"])
        var feeds: [Feed] = []
        for node in try root.list("feeds") {
            let map = try node.mapping(allowing: ["feed", "source", "kinds"])
            var kinds: [String: Set<AttributeID>] = [:]
            for entry in try map.entries("kinds") {
                let kind = try entry.value.mapping(allowing: ["means", "attributes"])
                _ = try kind.string("means")
                let attributes = try kind.required("attributes").strings().map { AttributeID($0) }
                for attribute in attributes where dictionary.definitions[attribute] == nil {
                    throw try kind.required("attributes").error(
                        .wrongValue, "names `\(attribute.name)`, which the dictionary does not have")
                }
                kinds[entry.key] = Set(attributes)
            }
            feeds.append(Feed(name: try map.string("feed"), source: try map.string("source"), kinds: kinds))
        }
        self.init(feeds: feeds)
    }
}
