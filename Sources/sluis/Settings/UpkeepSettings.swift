import Catalogue

/// How often the gateway looks after what nobody asks it for.
struct UpkeepSettings: Sendable {
    /// From one turn to the next.
    let everySeconds: Int
    /// From one question to the sources for what changed to the next; 0 for one each turn.
    let feedMinutes: Int
    /// From one look over everything that is kept to the next; 0 for no pause.
    let roundMinutes: Int

    init(yaml node: YAMLNode?) throws(CatalogueError) {
        let map = try node?.mapping(allowing: ["everySeconds", "feedMinutes", "roundMinutes"])
        everySeconds = try map?.optionalInteger("everySeconds") ?? 60
        feedMinutes = try map?.optionalInteger("feedMinutes") ?? 1_440
        roundMinutes = try map?.optionalInteger("roundMinutes") ?? 60
        if let node, !(1...3_600).contains(everySeconds) || feedMinutes < 0 || roundMinutes < 0 {
            throw node.error(.wrongValue, "needs `everySeconds` from 1 to 3600, and minutes of 0 or more")
        }
    }
}
