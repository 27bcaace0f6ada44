import Catalogue
import Core
import FoundationEssentials
import Ledger

extension Settings {
    init(yaml bytes: [UInt8], file: String, folder: String) throws(CatalogueError) {
        let map = try YAMLNode.document(bytes, file: file).mapping(allowing: [
            "environment", "listen", "behindProxy", "publicURL", "mappings", "mocks", "steering", "keys", "controllers",
            "sources", "login", "witness", "prices", "tasks", "webhooks", "upkeep",
        ])
        func path(_ text: String) -> String { text.hasPrefix("/") ? text : folder + "/" + text }
        let environment = try map.required("environment").choice(Environment.self)
        let listen = try map.required("listen").mapping(allowing: ["host", "port"])
        for name in ["mocks", "steering"] {
            guard let mocks = map.optional(name), environment == .production else { continue }
            throw mocks.error(.unlawful, "mock sources cannot be configured in production; take the line out")
        }
        let publicURL = try map.string("publicURL")
        let login = try map.optional("login").map { (node) throws(CatalogueError) in
            try LoginSettings(yaml: node, environment: environment, publicURL: publicURL, path: path)
        }
        var sources: [SourceSettings] = []
        for entry in try map.required("sources").entries() {
            sources.append(
                try SourceSettings(name: entry.key, yaml: entry.value, environment: environment, path: path))
        }
        var controllers: [Controller] = []
        for node in try map.list("controllers") { controllers.append(try Controller(yaml: node, path: path)) }
        var prices: [String: Int] = [:]
        for entry in try map.entries("prices") {
            let cents = try entry.value.integer()
            guard cents >= 0 else { throw entry.value.error(.wrongValue, "a price is 0 or more euro cents") }
            prices[entry.key] = cents
        }
        self.init(
            environment: environment, host: try listen.string("host"), port: try listen.integer("port"),
            isBehindProxy: try map.optionalBoolean("behindProxy") ?? false, publicURL: publicURL,
            mappings: path(try map.string("mappings")), mocks: try map.optionalString("mocks").map(path),
            steering: try map.optionalString("steering"),
            keys: path(try map.string("keys")), controllers: controllers,
            sources: sources, login: login, prices: prices,
            witness: try WitnessSettings(yaml: map.optional("witness"), controllers, path: path),
            tasks: try TaskSettings(yaml: map.optional("tasks")),
            webhooks: try WebhookSettings(yaml: map.optional("webhooks"), path: path),
            upkeep: try UpkeepSettings(yaml: map.optional("upkeep")))
    }
}

extension Settings.Controller {
    init(yaml node: YAMLNode, path: (String) -> String) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "name", "displayName", "enterprise", "folder", "masterKey", "erasureJournal", "origin", "officer",
            "contact", "witnesses", "publishTiles", "retention",
        ])
        guard let enterprise = EnterpriseNumber(try map.string("enterprise")) else {
            throw try map.required("enterprise").error(.wrongValue, "is no enterprise number; quote its ten digits")
        }
        let officer = try map.required("officer").mapping(allowing: ["party", "key", "login"])
        self.init(
            name: try map.string("name"), displayName: try map.string("displayName"), enterprise: enterprise,
            folder: path(try map.string("folder")),
            masterKey: try MasterKeySettings(yaml: map.required("masterKey"), path: path),
            erasureJournal: try map.optionalString("erasureJournal").map(path),
            logYears: try Self.logYears(map.optional("retention")),
            origin: try map.string("origin"),
            officer: Settings.Officer(
                party: try officer.string("party"), key: path(try officer.string("key")),
                login: try officer.optionalString("login")),
            contact: try Settings.Contact(yaml: map.required("contact")),
            witnesses: try WitnessRoundSettings(yaml: map.optional("witnesses"), path: path),
            publishesTiles: try map.optionalBoolean("publishTiles") ?? false)
    }
}

extension Settings.Controller {
    /// Ten where nothing is said, and never fewer.
    private static func logYears(_ node: YAMLNode?) throws(CatalogueError) -> Int {
        guard let map = try node?.mapping(allowing: ["logYears"]), let years = map.optional("logYears") else {
            return ErasureTerm.registerYears
        }
        let count = try map.integer("logYears")
        guard (ErasureTerm.registerYears...100).contains(count) else {
            throw years.error(.unlawful, "the law keeps the register ten years; write 10 or more")
        }
        return count
    }
}

extension Settings.Contact {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["address", "phone", "email", "page", "privacy"])
        self.init(
            address: try map.string("address"), phone: try map.string("phone"), email: try map.string("email"),
            page: try map.string("page"), privacy: try map.string("privacy"))
    }
}
