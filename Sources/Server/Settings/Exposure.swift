/// Whether a listener may start where it is told to: personal data never crosses a wire in clear.
package enum Exposure: Hashable, Sendable {
    /// Only this machine reaches it.
    case loopback
    /// A declared proxy with TLS stands before it.
    case behindProxy
    /// Others reach it, and nothing protects what they send.
    case open

    package init(host: String, isBehindProxy: Bool) {
        if Self.isLoopback(host) {
            self = .loopback
        } else {
            self = isBehindProxy ? .behindProxy : .open
        }
    }

    /// What would mend it; `nil` where the listener may start.
    package var refusal: String? {
        guard self == .open else { return nil }
        return
            "the gateway listens on loopback only; to listen elsewhere, put a proxy with TLS before it and declare it"
            + " (`behindProxy: true`)"
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let fields = host.split(separator: ".", omittingEmptySubsequences: false)
        return fields.count == 4 && fields[0] == "127" && fields.allSatisfy { UInt8($0) != nil }
    }
}
