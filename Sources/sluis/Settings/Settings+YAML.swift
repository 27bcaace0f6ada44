import Catalogue
import Core
import FoundationEssentials

extension Settings {
    init(yaml bytes: [UInt8], file: String, folder: String) throws(CatalogueError) {
        let map = try YAMLNode.document(bytes, file: file).mapping(allowing: [
            "environment", "listen", "behindProxy", "publicURL", "mappings", "mocks", "keys", "controllers", "sources",
        ])
        func path(_ text: String) -> String { text.hasPrefix("/") ? text : folder + "/" + text }
        let environment = try map.required("environment").choice(Environment.self)
        let listen = try map.required("listen").mapping(allowing: ["host", "port"])
        let sources = try map.required("sources").mapping(allowing: ["magda"])
        var controllers: [Controller] = []
        for node in try map.list("controllers") { controllers.append(try Controller(yaml: node, path: path)) }
        if let mocks = map.optional("mocks"), environment == .production {
            throw mocks.error(.unlawful, "mock sources cannot be configured in production; take the line out")
        }
        self.init(
            environment: environment, host: try listen.string("host"), port: try listen.integer("port"),
            isBehindProxy: try map.optionalBoolean("behindProxy") ?? false, publicURL: try map.string("publicURL"),
            mappings: path(try map.string("mappings")), mocks: try map.optionalString("mocks").map(path),
            keys: path(try map.string("keys")), controllers: controllers,
            magda: try Source(yaml: try sources.required("magda"), environment: environment))
    }
}

extension Settings.Controller {
    init(yaml node: YAMLNode, path: (String) -> String) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "name", "displayName", "enterprise", "folder", "masterKey", "origin", "officer",
        ])
        guard let enterprise = EnterpriseNumber(try map.string("enterprise")) else {
            throw try map.required("enterprise").error(.wrongValue, "is no enterprise number; quote its ten digits")
        }
        let officer = try map.required("officer").mapping(allowing: ["party", "key"])
        self.init(
            name: try map.string("name"), displayName: try map.string("displayName"), enterprise: enterprise,
            folder: path(try map.string("folder")), masterKey: path(try map.string("masterKey")),
            origin: try map.string("origin"),
            officer: Settings.Officer(party: try officer.string("party"), key: path(try officer.string("key"))))
    }
}

extension Settings.Source {
    init(yaml node: YAMLNode, environment: Settings.Environment) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "url", "connectMilliseconds", "totalMilliseconds", "attempts", "budgetMilliseconds", "retryAfterSeconds",
        ])
        let url = try map.string("url")
        if environment == .production, !url.hasPrefix("https://") {
            throw try map.required("url").error(.unlawful, "a source in production is asked over https only")
        }
        self.init(
            url: url, connectMilliseconds: try map.optionalInteger("connectMilliseconds") ?? 3_000,
            totalMilliseconds: try map.optionalInteger("totalMilliseconds") ?? 10_000,
            attempts: try map.optionalInteger("attempts") ?? 4,
            budgetMilliseconds: try map.optionalInteger("budgetMilliseconds") ?? 8_000,
            retryAfterSeconds: try map.optionalInteger("retryAfterSeconds") ?? 60)
    }
}
