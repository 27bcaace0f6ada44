internal import Core

extension Corrections {
    /// Reads `corrections.yaml`; a source stands in it once.
    package init(yaml bytes: [UInt8], file: String, dictionary: AttributeDictionary) throws(CatalogueError) {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: ["channels"])
        var channels: [Channel] = []
        for node in try root.list("channels") {
            let map = try node.mapping(allowing: ["source", "to", "how", "manager"])
            let channel = Channel(
                source: try map.string("source"), recipient: try map.string("to"), way: try map.string("how"),
                manager: try Self.manager(map.optional("manager"), dictionary))
            guard !channels.contains(where: { $0.source == channel.source }) else {
                throw node.error(.wrongValue, "names `\(channel.source)` a second time")
            }
            channels.append(channel)
        }
        self.init(channels: channels, dictionary: dictionary)
    }

    private static func manager(
        _ node: YAMLNode?, _ dictionary: AttributeDictionary
    ) throws(CatalogueError) -> Manager? {
        guard let node else { return nil }
        let map = try node.mapping(allowing: ["purpose", "attribute"])
        let attribute = AttributeID(try map.string("attribute"))
        guard dictionary[attribute] != nil else {
            throw node.error(.unknownReference, "`\(attribute.name)` is not in the dictionary; correct the name")
        }
        return Manager(purpose: try map.string("purpose"), attribute: attribute)
    }
}
