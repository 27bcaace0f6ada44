import CLibraries
import Glibc

/// Where a request may go: https anywhere, plain http to this machine only, and no password in the URL.
///
/// curl's own parser reads the URL, so that what is checked here is what curl connects to.
struct HTTPTarget {
    enum Scheme: String {
        case http, https
    }

    let scheme: Scheme
    let host: String

    init(_ url: String) throws(WireError) {
        // The C string would end at a NUL, and another URL than the one given would be checked.
        guard !url.utf8.contains(0), let parts = unsafe curl_url() else { throw WireError(.malformedURL) }
        defer { unsafe curl_url_cleanup(parts) }
        guard unsafe curl_url_set(parts, CURLUPART_URL, url, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK else {
            throw WireError(.malformedURL)
        }
        guard let scheme = unsafe Self.part(CURLUPART_SCHEME, of: parts).flatMap(Scheme.init(rawValue:)) else {
            throw WireError(.forbiddenScheme)
        }
        guard let host = unsafe Self.part(CURLUPART_HOST, of: parts),
            unsafe Self.part(CURLUPART_USER, of: parts) == nil, unsafe Self.part(CURLUPART_PASSWORD, of: parts) == nil
        else { throw WireError(.malformedURL) }
        guard scheme == .https || Self.isLoopback(host) else { throw WireError(.forbiddenScheme, host: host) }
        self.scheme = scheme
        self.host = host
    }

    /// `localhost` counts, since libcurl resolves it without asking anyone.
    private static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" { return true }
        if host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") {
            var address = in6_addr()
            let text = String(host.dropFirst().dropLast())
            guard unsafe inet_pton(AF_INET6, text, &address) == 1 else { return false }
            return unsafe withUnsafeBytes(of: address) { bytes in
                unsafe bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
            }
        }
        var address = in_addr()
        guard unsafe inet_pton(AF_INET, host, &address) == 1 else { return false }
        return UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(validatingCString: text)
    }
}
