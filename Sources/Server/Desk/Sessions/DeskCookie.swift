import HTTPTypes

/// The cookie of the desk: for this host only, out of reach of scripts, and not sent along from other sites.
struct DeskCookie: Sendable {
    /// Over TLS the name binds it to host and path (RFC 6265bis, section 4.1.3); without TLS there is loopback only.
    private let isSecure: Bool
    private var name: String { isSecure ? "__Host-sluis" : "sluis" }

    init(origin: String) {
        isSecure = origin.hasPrefix("https:")
    }

    func value(in headers: HTTPFields) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard sides.count == 2, sides[0].drop(while: { $0 == " " }) == name else { continue }
                return String(sides[1])
            }
        }
        return nil
    }

    func setting(_ value: String) -> String { "\(name)=\(value); \(attributes)" }
    var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }

    private var attributes: String { "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "") }
}
