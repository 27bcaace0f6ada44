import CLibraries
import Glibc

extension HTTPTransfer {
    /// Who we are in this exchange, and whom we believe.
    ///
    /// As bytes, not as files: curl takes a connection or a TLS session again only where these are the same, so that
    /// neither outlives a key that was replaced, and no two identities meet on one.
    func setCredentials(_ credentials: HTTPCredentials.Entry) throws(WireError) {
        unsafe complaint[0] = 0
        try set(CURLOPT_SSLCERT_BLOB, blob: credentials.key?.certificates ?? [])
        try set(CURLOPT_SSLKEY_BLOB, blob: credentials.key?.key ?? [])
        try set(CURLOPT_CAINFO_BLOB, blob: credentials.anchors?.pem ?? [])
        // Bytes take the place of the system's file of authorities, but not of its folder.
        try unsafe set(CURLOPT_CAPATH, credentials.anchors == nil ? UnsafeRawPointer(wire_system_authorities()) : nil)
    }

    /// What a failed result means, looked at closer where TLS has more to say.
    func failure(_ result: CURLcode) -> WireError.Code {
        switch result {
        case CURLE_PEER_FAILED_VERIFICATION: peerFailure
        case CURLE_SSL_CLIENTCERT: .identityRefused
        case CURLE_SSL_CONNECT_ERROR, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            hasIdentityAlert ? .identityRefused : WireError.Code(result)
        default: WireError.Code(result)
        }
    }

    /// OpenSSL's verdict on the chain (`X509_V_ERR_...`); where it has none yet, curl itself has found the name wrong.
    private var peerFailure: WireError.Code {
        var verdict = 0
        unsafe wire_easy_get_long(easy, CURLINFO_SSL_VERIFYRESULT, &verdict)
        return switch verdict {
        case 0, 1, 62: complains(of: Self.alertInHandshake) ? .identityRefused : .wrongHost
        case 9, 10: .peerExpired
        default: .untrustedPeer
        }
    }

    /// Whether the peer ended the connection with an alert about our certificate (RFC 8446, 6.2): it says so in the
    /// handshake, or, with TLS 1.3, where its answer should be.
    private var hasIdentityAlert: Bool {
        Self.identityAlerts.contains(where: complains)
    }

    private func complains(of text: String) -> Bool { unsafe strstr(complaint, text) != nil }

    /// How curl words the alert that our certificate has expired, which it takes for a verdict of our own.
    private static let alertInHandshake = "SSL certificate verification failed"

    private static let identityAlerts = [
        "alert certificate required", "alert bad certificate", "alert unsupported certificate",
        "alert certificate revoked", "alert certificate expired", "alert certificate unknown", "alert unknown ca",
        "alert access denied",
    ]

    private func set(_ option: CURLoption, blob: [UInt8]) throws(WireError) {
        try check(unsafe wire_easy_set_blob(easy, option, blob, blob.count))
    }
}
