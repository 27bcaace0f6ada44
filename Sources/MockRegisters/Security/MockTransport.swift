package import Wire

/// The mock's own certificate, and who must vouch for its callers'.
package struct MockTransport: Hashable, Sendable {
    package let identity: TLSIdentity
    /// `nil` where callers need no certificate.
    package let clients: TrustAnchors?

    package init(identity: TLSIdentity, clients: TrustAnchors? = nil) {
        self.identity = identity
        self.clients = clients
    }
}
