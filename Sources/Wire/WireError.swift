/// What went wrong between us and a peer, or in the bytes it sent.
///
/// Holds a host or a line at most: never a path, a query, a header, or content of a document, which may name a person.
package struct WireError: Error, Hashable, Sendable {
    package enum Code: String, Sendable {
        /// No connection: the name did not resolve, or nobody listened. Nothing was sent.
        case connectFailed
        /// The limit for connecting or for the whole exchange passed.
        case timedOut
        /// The peer closed or reset the connection before its answer was complete.
        case connectionLost
        case tlsFailed
        /// The peer's certificate leads to none of our trust anchors.
        case untrustedPeer
        /// The peer's certificate is past its end, or before its beginning.
        case peerExpired
        /// The peer's certificate is another host's.
        case wrongHost
        /// The peer wants a certificate of us, or another than it got.
        case identityRefused
        /// The answer was no HTTP.
        case malformedResponse
        /// A body, a head, a document or one of its tags is over its limit.
        case tooLarge
        case malformedURL
        /// Neither https nor http to the loopback.
        case forbiddenScheme
        /// The name leads to an address where the request may not go.
        case forbiddenPeer
        /// A header, method or limit that cannot be sent as it is.
        case malformedRequest
        case cancelled
        /// The client was shut down, or libcurl or libxml2 has no memory left.
        case unavailable

        case malformedXML
        case doctypeRefused
        case tooDeep
        /// The bytes are not in the charset that the document declares, or in none that we read.
        case wrongCharset
        /// The document ends before its root element does.
        case truncated
        /// A text or name that XML 1.0 cannot hold.
        case unwritable
        /// No SOAP 1.1 envelope, or one that was signed before.
        case unsignable

        case fileUnreadable
        case fileUnwritable
        /// A private key that others than its owner have a right to.
        case fileNotPrivate
        /// No certificates, no key, or one that a passphrase guards.
        case notPEM
        /// A key and a certificate that are not a pair.
        case keyMismatch
        /// A key that is not RSA, which is what signs envelopes.
        case keyUnfit
        /// A certificate that the one behind it did not issue.
        case brokenChain
        /// Our own certificate, or one behind it, is past its end or before its beginning.
        case certificateExpired

        /// No token of that label is there.
        case tokenAway
        /// The token refuses its PIN, or has locked it.
        case pinRefused
        case tokenKeyMissing
        /// Bytes that the token's key did not wrap, or that were changed.
        case notWrappedHere
    }

    package let code: Code
    /// The peer, where one is known.
    package let host: String?
    /// The line of the document, from 1.
    package let line: Int?

    package init(_ code: Code, host: String? = nil, line: Int? = nil) {
        self.code = code
        self.host = host
        self.line = line
    }
}
