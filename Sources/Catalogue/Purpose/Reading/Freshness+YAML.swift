internal import Core

extension Freshness {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["maximumAgeDays", "whenDown", "keep"])
        self.init(
            maximumAgeDays: try map.required("maximumAgeDays").days(atLeast: 0),
            whenDown: try map.optional("whenDown").map { node throws(CatalogueError) in try WhenDown(yaml: node) },
            keep: try map.required("keep").boolean())
    }
}

extension Freshness.WhenDown {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["olderDays", "ground"])
        self.init(olderDays: try map.required("olderDays").days(atLeast: 1), ground: try map.string("ground"))
    }
}

extension YAMLNode {
    /// A number of days, a century at most.
    package func days(atLeast least: Int) throws(CatalogueError) -> Int {
        let value = try integer()
        guard (least...36_500).contains(value) else {
            throw error(.wrongValue, "must be a number of days from \(least) to 36500")
        }
        return value
    }
}
