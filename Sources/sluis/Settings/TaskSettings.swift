import Catalogue

/// How much of the gateway lists of people may take.
struct TaskSettings: Sendable {
    /// Lines that each controller asks at once.
    let concurrent: Int

    init(yaml node: YAMLNode?) throws(CatalogueError) {
        let map = try node?.mapping(allowing: ["concurrent"])
        concurrent = try map?.optionalInteger("concurrent") ?? 8
        if let node, !(1...64).contains(concurrent) {
            throw node.error(.wrongValue, "needs `concurrent` from 1 to 64")
        }
    }
}
