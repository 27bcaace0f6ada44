import Catalogue

/// Whose signatures the checkpoints of a controller's log need, and how often they are asked for.
struct WitnessRoundSettings: Sendable {
    /// A file in the form of C2SP tlog-policy.
    let policy: String
    /// Each round is an entry, so an hour is often enough: what two readers were told in between is compared then.
    let everyMinutes: Int
    /// From when on an older quorum makes the health DEGRADED.
    let staleMinutes: Int

    /// `nil` where nothing is set.
    init?(yaml node: YAMLNode?, path: (String) -> String) throws(CatalogueError) {
        guard let node else { return nil }
        let map = try node.mapping(allowing: ["policy", "everyMinutes", "staleMinutes"])
        policy = path(try map.string("policy"))
        everyMinutes = try map.optionalInteger("everyMinutes") ?? 60
        staleMinutes = try map.optionalInteger("staleMinutes") ?? 26 * 60
        guard everyMinutes > 0, staleMinutes > everyMinutes else {
            throw node.error(.wrongValue, "needs `everyMinutes` above 0, and `staleMinutes` above that")
        }
    }
}
