package import Core

/// Who signed an envelope, without a name: a certificate may be a person's.
package struct EnvelopeSignature: Hashable, Sendable {
    /// SHA-256 of the certificate.
    package let fingerprint: [UInt8]
    /// When that certificate expires.
    package let notAfter: Instant
}
