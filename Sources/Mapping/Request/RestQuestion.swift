package import Core

/// A question over HTTP, ready to be sent below a source's address.
///
/// Neither target nor headers print: a source's contract may put a number there (law 6).
package struct RestQuestion: Sendable {
    package let method: RestDescription.Method
    /// Path and query, percent-encoded, beginning with `/`.
    package let target: Redacted<String>
    package let headers: [(name: String, value: Redacted<String>)]
    /// Canonical JSON; empty where the question has none.
    package let body: [UInt8]
}
