import Catalogue

/// Where the master key of a controller lies: never in the settings.
enum MasterKeySettings: Sendable {
    /// 32 bytes in a file with mode 0600.
    case file(String)
    /// 32 bytes that systemd hands over (`LoadCredential=`, systemd.exec(5)), by name.
    case credential(String)
    /// A file with the bytes as a token's key wrapped them.
    case token(Token)

    struct Token: Sendable {
        let wrapped: String
        let module: String
        let token: String
        let key: String
        let pin: Pin
    }

    enum Pin: Sendable {
        case file(String)
        case credential(String)
    }

    init(yaml node: YAMLNode, path: (String) -> String) throws(CatalogueError) {
        guard node.isMapping else {
            self = .file(path(try node.string()))
            return
        }
        let map = try node.mapping(allowing: ["credential", "wrapped", "module", "token", "key", "pin"])
        if let name = try map.optionalString("credential") {
            guard map.optional("wrapped") == nil else {
                throw node.error(.wrongValue, "a master key has one place: a credential, or a token's wrapping")
            }
            self = .credential(name)
            return
        }
        let pin = try map.required("pin")
        self = .token(
            Token(
                wrapped: path(try map.string("wrapped")), module: try map.string("module"),
                token: try map.string("token"), key: try map.string("key"),
                pin: pin.isMapping
                    ? .credential(try pin.mapping(allowing: ["credential"]).string("credential"))
                    : .file(path(try pin.string()))))
    }
}
