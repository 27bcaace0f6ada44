import CXMLSec
package import Core

/// Signs SOAP 1.1 envelopes as one profile has it.
///
/// May be used from many tasks at once. The computing is that of one RSA signature, short enough for where it is called.
package struct EnvelopeSigner: Sendable {
    package let profile: SignatureProfile
    package let identity: SigningIdentity

    package init(profile: SignatureProfile, identity: SigningIdentity) {
        self.profile = profile
        self.identity = identity
    }

    /// The envelope with a Security header, in UTF-8.
    ///
    /// Fails with `certificateExpired` for a chain that is not valid at that moment, and with `unsignable` for what is
    /// no SOAP 1.1 envelope, has a DOCTYPE, or has been signed before.
    package func sign(_ envelope: [UInt8], at now: Instant) throws(WireError) -> [UInt8] {
        let material = identity.material
        guard now >= material.notBefore, now < material.notAfter else { throw WireError(.certificateExpired) }
        let expires = profile.timestampSeconds.map { now.adding(seconds: Int64($0)).rfc3339 }
        var signed = unsafe cxmlsec_bytes()
        // The key may be replaced meanwhile, and would be freed.
        let outcome = withExtendedLifetime(material) {
            unsafe cxmlsec_sign(
                material.raw, envelope, envelope.count, profile.token.raw, profile.signature.raw, profile.digest.raw,
                expires == nil ? nil : now.rfc3339, expires, &signed)
        }
        switch outcome {
        case CXMLSEC_SIGNED:
            defer { unsafe cxmlsec_release(signed) }
            return unsafe Array(signed)
        case CXMLSEC_NO_ENVELOPE, CXMLSEC_TAKEN: throw WireError(.unsignable)
        default: throw WireError(.unavailable)
        }
    }
}
