/// What is sent.
///
/// Not printable in full: body and URL may hold what no log may.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package var method: Method
    package var url: String
    /// Sent in this order; nothing is added but `Host`, `Accept` and `Content-Length`.
    package var headers: [(name: String, value: String)]
    /// Sent with POST only.
    package var body: [UInt8]
    package var limits: HTTPLimits
    /// Shown to a peer that asks who we are; a request with one goes over TLS only.
    package var identity: TLSIdentity?
    /// Whom the peer must be vouched for by, instead of the system's authorities; TLS only, too.
    package var trust: TrustAnchors?
    /// Where it may lead to; anywhere if absent.
    ///
    /// With one, a connection of its own is made and not kept.
    package var peers: PeerRule?

    package init(
        method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        limits: HTTPLimits = HTTPLimits(), identity: TLSIdentity? = nil, trust: TrustAnchors? = nil,
        peers: PeerRule? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
        self.identity = identity
        self.trust = trust
        self.peers = peers
    }

    var needsTLS: Bool { identity != nil || trust != nil }

    /// Whether every header is one line with a name that is a token, and every limit a positive number.
    var isWellFormed: Bool {
        limits.connectMilliseconds > 0 && limits.totalMilliseconds > 0 && limits.maximumBodyBytes >= 0
            && headers.allSatisfy { Self.isToken($0.name) && Self.isLine($0.value) }
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func isLine(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
