import Catalogue
import Wire

/// Where employees sign in to the pages: an OpenID provider such as ACM/IDM, in production over https and no mock.
struct LoginSettings: Sendable {
    let issuer: String
    let authorizationURL: String
    let tokenURL: String
    let keysURL: String
    let clientID: String
    /// The private key that we prove ourselves with, and the name under which its public half is registered.
    let key: String
    let keyID: String?
    let trust: TrustAnchors?

    init(
        yaml node: YAMLNode, environment: Settings.Environment, publicURL: String, path: (String) -> String
    ) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "issuer", "authorizationURL", "tokenURL", "keysURL", "clientID", "key", "keyID", "trust",
        ])
        if environment == .production, !publicURL.hasPrefix("https://") {
            throw node.error(.unlawful, "in production the pages are reached over https only; correct `publicURL:`")
        }
        func address(_ name: String) throws(CatalogueError) -> String {
            let value = try map.required(name)
            let url = try environment.url(value)
            let host = url.split(separator: "/").dropFirst().first?.split(separator: ":").first ?? ""
            if environment == .production, host == "localhost" || host.hasPrefix("127.") || host.hasPrefix("[") {
                throw value.error(.unlawful, "a login on this machine is a mock, which production does not take")
            }
            return url
        }
        issuer = try map.string("issuer")
        authorizationURL = try address("authorizationURL")
        tokenURL = try address("tokenURL")
        keysURL = try address("keysURL")
        clientID = try map.string("clientID")
        key = path(try map.string("key"))
        keyID = try map.optionalString("keyID")
        trust = try map.optionalString("trust").map { TrustAnchors(file: path($0)) }
    }
}
