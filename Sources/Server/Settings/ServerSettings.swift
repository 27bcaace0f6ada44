import Core

/// What the listener is told at start; secrets are not among it.
package struct ServerSettings: Sendable {
    package enum Environment: String, Sendable {
        case mock, production
    }

    package let host: String
    /// 0 takes a free one.
    package let port: Int
    package let environment: Environment
    /// The URL of the token endpoint as callers know it: the only audience that an assertion may have.
    package let tokenURL: String
    /// Whether a proxy with TLS stands before us and nothing else reaches us.
    package let isBehindProxy: Bool
    /// Checks that one party may make in a minute.
    package let checksPerMinute: Int
    /// Answers with a one-time code that a clerk may try in a minute: a code is guessed no faster than this.
    package let answersPerMinute: Int
    /// Where the documentation of problems stands.
    package let documentation: String

    package init(
        host: String = "127.0.0.1", port: Int, environment: Environment, tokenURL: String, isBehindProxy: Bool = false,
        checksPerMinute: Int = 60, answersPerMinute: Int = 20, documentation: String = "/doc/openapi.yaml"
    ) {
        self.host = host
        self.port = port
        self.environment = environment
        self.tokenURL = tokenURL
        self.isBehindProxy = isBehindProxy
        self.checksPerMinute = checksPerMinute
        self.answersPerMinute = answersPerMinute
        self.documentation = documentation
    }

    /// Scheme and authority under which callers know us, as a browser names the origin of a form.
    var webOrigin: String {
        tokenURL.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }

    /// How callers reach us, without a slash at the end.
    var publicURL: String {
        let path = Route.token.row.path
        return tokenURL.hasSuffix(path) ? String(tokenURL.dropLast(path.utf8.count)) : webOrigin
    }

    /// The largest body, in bytes.
    static let bodyLimit = 65_536
    /// The largest list of persons, in bytes: about a million lines.
    static let listLimit = 64 << 20
}
