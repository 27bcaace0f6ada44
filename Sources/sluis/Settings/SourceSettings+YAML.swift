import Adapters
import Catalogue
import Core

extension SourceSettings {
    init(
        name: String, yaml node: YAMLNode, environment: Settings.Environment, path: (String) -> String
    ) throws(CatalogueError) {
        let known =
            ["kind", "url", "askedBy", "mappings", "limits", "inscription"] + TimeSettings.keys + AccessSettings.keys
            + RestSettings.keys + NeighbourSettings.keys
        let whole = try node.mapping(allowing: known)
        let kind = try whole.required("kind").choice(Kind.Name.self)
        let map = try node.mapping(allowing: Self.keys(of: kind))
        self.name = name
        timing = try TimeSettings(map)
        limits = try SourceLimits(yaml: map.optional("limits"))
        askedBy = map.optional("askedBy") == nil ? nil : try map.strings("askedBy")
        mappings = map.optional("mappings") == nil ? nil : try map.strings("mappings")
        access = try AccessSettings(map, path: path)
        url = kind == .neighbour ? "" : try environment.url(try map.required("url"))
        if access.needsTLS, !url.hasPrefix("https://") {
            throw node.error(.wrongValue, "has `identity:` or `trust:`, which count over https only; correct `url:`")
        }
        switch kind {
        case .magda: self.kind = .magda(try InscriptionSettings(yaml: map.optional("inscription")))
        case .ksz: self.kind = .ksz
        case .rest:
            _ = try map.required("mappings")
            self.kind = .rest(try RestSettings(map, environment: environment, path: path))
        case .neighbour: self.kind = .neighbour(try NeighbourSettings(map))
        }
    }

    private static func keys(of kind: Kind.Name) -> [String] {
        let wire = ["kind", "url", "askedBy", "mappings", "limits"] + TimeSettings.keys + AccessSettings.keys
        return switch kind {
        case .magda: wire + ["inscription"]
        case .ksz: wire
        case .rest: wire.filter { $0 != "signature" } + RestSettings.keys
        case .neighbour: ["kind", "askedBy", "limits"] + NeighbourSettings.keys
        }
    }
}

extension SourceLimits {
    init(yaml node: YAMLNode?) throws(CatalogueError) {
        let map = try node?.mapping(allowing: [
            "concurrent", "perMinute", "waitMilliseconds", "failures", "openSeconds",
        ])
        let usual = SourceLimits()
        self.init(
            concurrent: try map?.optionalInteger("concurrent") ?? usual.concurrent,
            perMinute: try map?.optionalInteger("perMinute"),
            waitMilliseconds: Int64(try map?.optionalInteger("waitMilliseconds") ?? Int(usual.waitMilliseconds)),
            failures: try map?.optionalInteger("failures") ?? usual.failures,
            openSeconds: Int64(try map?.optionalInteger("openSeconds") ?? Int(usual.openSeconds)))
    }
}

extension Settings.Environment {
    /// An address that may stand in this environment: in production over https only.
    func url(_ node: YAMLNode) throws(CatalogueError) -> String {
        let url = try node.string()
        if self == .production, !url.hasPrefix("https://") {
            throw node.error(.unlawful, "a source in production is asked over https only")
        }
        return url
    }
}
