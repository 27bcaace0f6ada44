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

    static let longest = 8192

    /// Reads the compact form.
    ///
    /// Critical headers, unsigned or nested tokens do not read.
    init(compact text: String) throws(AssertionFlaw) {
        guard text.utf8.count <= Self.longest else { throw .malformed }
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, let headBytes = Base64URL.decode(fields[0]),
            let bodyBytes = Base64URL.decode(fields[1]),
            let signature = Base64URL.decode(fields[2]), let head = try? JSON(parsing: headBytes, allowingNull: true),
            let body = try? JSON(parsing: bodyBytes, allowingNull: true), head["crit"] == nil,
            let algorithm = head["alg"]?.string
        else { throw .malformed }
        self.algorithm = algorithm
        keyID = head["kid"]?.string
        signed = Array((fields[0] + "." + fields[1]).utf8)
        self.signature = signature
        claims = try Claims(body)
    }
}

extension Assertion.Claims {
    init(_ json: JSON) throws(AssertionFlaw) {
        guard let issuer = json["iss"]?.string, let subject = json["sub"]?.string else {
            throw .missingClaim("iss, sub")
        }
        guard let expires = json["exp"]?.integer else { throw .missingClaim("exp") }
        guard let id = json["jti"]?.string, !id.isEmpty, id.utf8.count <= 128 else { throw .missingClaim("jti") }
        switch json["aud"] {
        case .string(let one): audience = [one]
        case .array(let several): audience = several.compactMap(\.string)
        default: throw .missingClaim("aud")
        }
        self.issuer = issuer
        self.subject = subject
        self.expires = expires
        issuedAt = json["iat"]?.integer
        notBefore = json["nbf"]?.integer
        self.id = id
    }
}
