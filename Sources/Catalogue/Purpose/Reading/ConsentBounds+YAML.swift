internal import Core

extension ConsentBounds {
    /// The keys of a template that set them; each has its usual value where it is absent.
    static let keys = ["uses", "frequency", "contestDays", "askAgainDays", "requestDays", "representatives"]

    init(yaml map: YAMLMapping) throws(CatalogueError) {
        var contestDays = Self.usual.contestDays
        for entry in try map.entries("contestDays") {
            contestDays[try entry.keyChoice(Channel.self)] = try entry.value.count()
        }
        var representatives = Self.usual.representatives
        if let node = map.optional("representatives") {
            representatives = []
            for item in try node.list() {
                guard representatives.insert(try item.choice(Representative.self)).inserted else {
                    throw item.error(.duplicate, "is named twice; keep one")
                }
            }
        }
        self.init(
            uses: try map.optional("uses").map { node throws(CatalogueError) in try node.count(atLeast: 1) },
            frequency: try map.optional("frequency").map { node throws(CatalogueError) in try Frequency(yaml: node) },
            contestDays: contestDays,
            askAgainDays: try map.optional("askAgainDays")?.count() ?? Self.usual.askAgainDays,
            requestDays: try map.optional("requestDays")?.count(atLeast: 1) ?? Self.usual.requestDays,
            representatives: representatives)
    }
}

extension Frequency {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["times", "every"])
        let every = try map.required("every")
        guard let period = Period(try every.string()) else {
            throw every.error(.wrongValue, "must be a period such as P1D, P2W, P1M or P1Y")
        }
        self.init(times: try map.optional("times")?.count(atLeast: 1) ?? 1, every: period)
    }
}
