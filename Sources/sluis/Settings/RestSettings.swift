import Catalogue

/// How a source over HTTP with JSON knows us, and what its mappings may fill in.
struct RestSettings: Sendable {
    enum Authentication: Sendable {
        case none
        /// A header with a key from a file.
        case apiKey(header: String, file: String)
        /// Client credentials with an assertion that we sign (RFC 7523).
        case oauth(tokenURL: String, clientID: String, audience: String, key: String, keyID: String?)
    }

    static let keys = ["values", "apiKey", "oauth"]

    let authentication: Authentication
    /// What mappings name as `$settings.<name>`.
    let values: [String: String]

    init(
        _ map: YAMLMapping, environment: Settings.Environment, path: (String) -> String
    ) throws(CatalogueError) {
        var values: [String: String] = [:]
        for entry in try map.entries("values") { values[entry.key] = try entry.value.string() }
        self.values = values
        if let node = map.optional("oauth") {
            guard map.optional("apiKey") == nil else {
                throw node.error(.duplicate, "stands beside `apiKey:`; a source knows us in one way, take one out")
            }
            let oauth = try node.mapping(allowing: ["tokenURL", "clientID", "audience", "key", "keyID"])
            let url = try environment.url(try oauth.required("tokenURL"))
            authentication = .oauth(
                tokenURL: url, clientID: try oauth.string("clientID"),
                audience: try oauth.optionalString("audience") ?? url, key: path(try oauth.string("key")),
                keyID: try oauth.optionalString("keyID"))
        } else if let node = map.optional("apiKey") {
            let key = try node.mapping(allowing: ["header", "file"])
            authentication = .apiKey(header: try key.string("header"), file: path(try key.string("file")))
        } else {
            authentication = .none
        }
    }
}
