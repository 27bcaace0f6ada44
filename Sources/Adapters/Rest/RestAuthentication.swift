package import Core

/// How a source over HTTP knows us.
package enum RestAuthentication: Sendable {
    /// By the connection, or not at all: open data.
    case none
    /// A key from a file, in the header that the source names.
    case apiKey(header: String, key: Redacted<String>)
    /// A token for the scope that the mapping names.
    case bearer(AccessTokens)
}
