import Catalogue

/// When people are inscribed in MAGDA's repertorium, and for how long.
struct InscriptionSettings: Sendable {
    /// The services that are asked about inscribed people only; with others it is done when they ask for it.
    let first: [String]
    let days: Int

    init(yaml node: YAMLNode?) throws(CatalogueError) {
        let map = try node?.mapping(allowing: ["first", "days"])
        first = try map?.strings("first") ?? []
        days = try map?.optionalInteger("days") ?? 366
    }
}
