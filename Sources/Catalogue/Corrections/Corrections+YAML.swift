internal import Core

extension Corrections {
    /// Reads `corrections.yaml`; a source stands in it once.
    package init(yaml bytes: [UInt8], file: String, dictionary: AttributeDictionary) throws(CatalogueError) {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: ["channels"])
        var channels: [Channel] = []
        for node in try root.list("channels") {
            let map = try node.mapping(allowing: ["source", "to", "how"])
            let channel = Channel(
                source: try map.string("source"), recipient: try map.string("to"), way: try map.string("how"))
            guard !channels.contains(where: { $0.source == channel.source }) else {
                throw node.error(.wrongValue, "names `\(channel.source)` a second time")
            }
            channels.append(channel)
        }
        self.init(channels: channels, dictionary: dictionary)
    }
}
