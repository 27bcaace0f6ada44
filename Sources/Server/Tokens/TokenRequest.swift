/// A form of the token endpoint (RFC 6749, section 4.4, with RFC 7523).
struct TokenRequest: Sendable {
    let clientID: String?
    let assertion: String

    static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    init(form bytes: [UInt8]) throws(TokenRefusal) {
        guard let fields = Form.fields(bytes) else {
            throw TokenRefusal(.invalidRequest, "the body is no form, or names a field twice")
        }
        guard fields["grant_type"] == "client_credentials" else {
            throw TokenRefusal(.unsupportedGrantType, "grant_type must be client_credentials")
        }
        guard fields["client_secret"] == nil else {
            throw TokenRefusal(.invalidClient, "a shared secret is not taken; sign a client_assertion with your key")
        }
        guard fields["client_assertion_type"] == Self.assertionType, let assertion = fields["client_assertion"] else {
            throw TokenRefusal(
                .invalidRequest, "client_assertion, with client_assertion_type \(Self.assertionType), is missing")
        }
        self.assertion = assertion
        clientID = fields["client_id"]
    }
}

/// Why no token was given, in the words of RFC 6749, section 5.2.
struct TokenRefusal: Error, Hashable, Sendable {
    enum Code: String, Sendable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unsupportedGrantType = "unsupported_grant_type"
    }

    let code: Code
    let detail: String
    /// What the metrics count by.
    let word: String

    init(_ code: Code, _ detail: String, word: String? = nil) {
        self.code = code
        self.detail = detail
        self.word = word ?? code.rawValue
    }

    var status: Int { code == .invalidClient ? 401 : 400 }
}
