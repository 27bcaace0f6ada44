import Core

/// A signed JSON Web Token in its compact form (RFC 7519, RFC 7515), taken apart and not yet believed.
struct CompactToken: Sendable {
    let algorithm: String
    let keyID: String?
    let claims: JSON
    let signed: [UInt8]
    let signature: [UInt8]

    static let longest = 8192

    /// `nil` for critical headers, and for unsigned or nested tokens.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, let headBytes = Base64URL.decode(fields[0]),
            let bodyBytes = Base64URL.decode(fields[1]),
            let signature = Base64URL.decode(fields[2]), let head = try? JSON(parsing: headBytes, allowingNull: true),
            let claims = try? JSON(parsing: bodyBytes, allowingNull: true), head["crit"] == nil,
            let algorithm = head["alg"]?.string
        else { return nil }
        self.algorithm = algorithm
        self.claims = claims
        self.signature = signature
        keyID = head["kid"]?.string
        signed = Array((fields[0] + "." + fields[1]).utf8)
    }

    /// For whom it was made.
    var audience: [String] {
        switch claims["aud"] {
        case .string(let one): [one]
        case .array(let several): several.compactMap(\.string)
        default: []
        }
    }
}
