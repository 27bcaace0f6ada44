import Core

/// A client's signed assertion (RFC 7523), taken apart and not yet believed.
struct Assertion: Sendable {
    let algorithm: String
    let keyID: String?
    let signed: [UInt8]
    let signature: [UInt8]
    let claims: Claims

    /// What the assertion says of itself; times in seconds since 1970.
    struct Claims: Sendable {
        let issuer: String
        let subject: String
        let audience: [String]
        let expires: Int64
        let issuedAt: Int64?
        let notBefore: Int64?
        let id: String
    }

    /// Reads the compact form.
    init(compact text: String) throws(AssertionFlaw) {
        guard let token = CompactToken(text) else { throw .malformed }
        algorithm = token.algorithm
        keyID = token.keyID
        signed = token.signed
        signature = token.signature
        claims = try Claims(token)
    }
}

extension Assertion.Claims {
    init(_ token: CompactToken) throws(AssertionFlaw) {
        let json = token.claims
        guard let issuer = json["iss"]?.string, let subject = json["sub"]?.string else {
            throw .missingClaim("iss, sub")
        }
        guard let expires = json["exp"]?.integer else { throw .missingClaim("exp") }
        guard let id = json["jti"]?.string, !id.isEmpty, id.utf8.count <= 128 else { throw .missingClaim("jti") }
        guard !token.audience.isEmpty else { throw .missingClaim("aud") }
        audience = token.audience
        self.issuer = issuer
        self.subject = subject
        self.expires = expires
        issuedAt = json["iat"]?.integer
        notBefore = json["nbf"]?.integer
        self.id = id
    }
}
