extension Notice {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["id", "title", "lines", "ifNo", "stop"])
        let lines = try map.required("lines").strings()
        guard !lines.isEmpty else { throw node.error(.wrongValue, "tells nothing; add sentences below `lines:`") }
        self.init(
            id: try map.string("id"), title: try map.string("title"), lines: lines,
            ifNo: try map.optionalString("ifNo") ?? "", stop: try map.optionalString("stop") ?? "")
    }
}
