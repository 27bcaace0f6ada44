import Adapters
import Catalogue
import Wire

/// How we show ourselves to a source, and how it must show itself.
struct AccessSettings: Sendable {
    static let keys = ["identity", "trust", "signature", "headers"]

    /// Our certificate and key for the connection.
    let identity: TLSIdentity?
    let trust: TrustAnchors?
    let signature: SignatureSettings?
    /// Sent with every question.
    let headers: [(name: String, value: String)]

    init(_ map: YAMLMapping, path: (String) -> String) throws(CatalogueError) {
        identity = try map.optional("identity").map { (node) throws(CatalogueError) in
            try TLSIdentity(yaml: node, path: path)
        }
        trust = try map.optionalString("trust").map { TrustAnchors(file: path($0)) }
        let (identity, trust) = (identity, trust)
        signature = try map.optional("signature").map { (node) throws(CatalogueError) in
            try SignatureSettings(yaml: node, identity: identity, trust: trust, path: path)
        }
        var headers: [(name: String, value: String)] = []
        for entry in try map.entries("headers") { headers.append((entry.key, try entry.value.string())) }
        self.headers = headers
    }

    var needsTLS: Bool { identity != nil || trust != nil }

    /// Reads keys and certificates; from here on they are read again whenever their files change.
    func open() throws -> SourceAccess {
        _ = try identity?.notAfter()
        if let trust { _ = try EnvelopeVerifier(profile: .federal, trust: trust) }
        return SourceAccess(
            identity: identity, trust: trust,
            signer: try signature.map {
                EnvelopeSigner(profile: $0.profile, identity: try SigningIdentity($0.identity))
            },
            verifier: try signature.flatMap { signature in
                try signature.trust.map {
                    try EnvelopeVerifier(profile: signature.profile, trust: $0, subject: signature.signer)
                }
            }, headers: headers)
    }
}

extension TLSIdentity {
    init(yaml node: YAMLNode, path: (String) -> String) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["certificate", "key"])
        self.init(certificate: path(try map.string("certificate")), key: path(try map.string("key")))
    }
}
