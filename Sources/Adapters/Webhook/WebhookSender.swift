package import Wire

/// Posts to addresses that others have named: over https, to public addresses and those that the operator named; a
/// redirect is not followed.
package struct WebhookSender: Sendable {
    private let client: HTTPClient
    private let peers: PeerRule
    private let trust: TrustAnchors?
    private let limits: HTTPLimits

    /// - Parameter trust: Who vouches for receivers, instead of the system's authorities.
    package init(
        client: HTTPClient, peers: PeerRule, trust: TrustAnchors? = nil,
        limits: HTTPLimits = HTTPLimits(connectMilliseconds: 3_000, totalMilliseconds: 10_000, maximumBodyBytes: 65_536)
    ) {
        self.client = client
        self.peers = peers
        self.trust = trust
        self.limits = limits
    }

    /// The status of the answer; `nil` where none came.
    package func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to url: String
    ) async -> Int? {
        guard url.hasPrefix("https://") else { return nil }
        let request = HTTPRequest(
            method: .post, url: url, headers: headers, body: body, limits: limits, trust: trust, peers: peers)
        return try? await client.send(request).status
    }
}
