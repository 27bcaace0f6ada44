import CXMLSec
import Core

/// A private key with its chain of certificates, read and found to fit together.
///
/// Sendable because nothing changes it after it was read; signatures copy the key.
@safe
final class KeyMaterial: @unchecked Sendable {
    let raw: OpaquePointer
    /// As they were read, for curl.
    let certificates: [UInt8]
    let key: [UInt8]
    /// Between these every certificate of the chain is valid.
    let notBefore: Instant
    let notAfter: Instant

    /// Both in PEM; fails with `notPEM`, `keyMismatch` or `brokenChain`.
    init(certificates: [UInt8], key: [UInt8]) throws(WireError) {
        guard Libraries.signing else { throw WireError(.unavailable) }
        var reading = CXMLSEC_READ
        let raw = unsafe cxmlsec_identity_read(certificates, certificates.count, key, key.count, &reading)
        guard let raw = unsafe raw else { throw WireError(WireError.Code(reading)) }
        unsafe self.raw = unsafe raw
        self.certificates = certificates
        self.key = key
        notBefore = unsafe Instant(milliseconds: 0).adding(seconds: cxmlsec_identity_begin(raw))
        notAfter = unsafe Instant(milliseconds: 0).adding(seconds: cxmlsec_identity_end(raw))
    }

    /// Whether envelopes can be signed with it; TLS takes other keys than RSA, too.
    var canSign: Bool { unsafe cxmlsec_identity_signs(raw) }

    deinit { unsafe cxmlsec_identity_free(raw) }
}
