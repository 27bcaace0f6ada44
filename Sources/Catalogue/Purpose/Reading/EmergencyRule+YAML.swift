extension EmergencyRule {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["minutes", "reviewDays", "reasons"])
        var reasons: [String: String] = [:]
        for entry in try map.entries("reasons") { reasons[entry.key] = try entry.value.string() }
        self.init(
            minutes: try map.required("minutes").integer(), reviewDays: try map.required("reviewDays").integer(),
            reasons: reasons)
    }
}
