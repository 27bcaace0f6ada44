import CXMLSec
package import Core

/// Says whether an envelope was signed as a profile has it, by someone whom the trust anchors vouch for.
///
/// Strict where a signature could be moved about (XML signature wrapping): an id means one element, that element stands
/// in its place, and what is not WS-Security's plain form is refused. Nothing outside the envelope is read. May be used
/// from many tasks at once.
package struct EnvelopeVerifier: Sendable {
    package let profile: SignatureProfile
    private let anchors: WatchedFiles<AnchorMaterial>
    private let subject: String?

    /// `subject` in RFC 2253 (`CN=...,O=...,C=BE`) allows that signer alone; fails where the anchors cannot be read.
    package init(profile: SignatureProfile, trust: TrustAnchors, subject: String? = nil) throws(WireError) {
        self.profile = profile
        anchors = try trust.watch()
        self.subject = subject
    }

    /// Certificates and times are judged as they stand at that moment.
    package func verify(_ envelope: [UInt8], at now: Instant) -> SignatureVerdict {
        let anchors = anchors.content
        var demands = cxmlsec_demands(
            signatures: SignatureHash.mask(profile.acceptedSignatures),
            digests: SignatureHash.mask(profile.acceptedDigests), timestamp: profile.timestampSeconds != nil,
            at: now.milliseconds / 1000)
        var findings = cxmlsec_findings()
        // They may be replaced meanwhile, and would be freed.
        let verdict = withExtendedLifetime(anchors) {
            unsafe cxmlsec_verify(anchors.raw, envelope, envelope.count, &demands, subject, &findings)
        }
        if let refusal = SignatureRefusal(verdict) { return .refused(refusal) }
        if findings.timestamp, let refusal = refusal(of: findings, at: now) { return .refused(refusal) }
        return .valid(
            EnvelopeSignature(
                fingerprint: unsafe withUnsafeBytes(of: findings.fingerprint) { unsafe Array($0) },
                notAfter: Instant(milliseconds: 0).adding(seconds: findings.end)))
    }

    /// A Timestamp that was signed is judged, even where the profile would do without.
    private func refusal(of findings: cxmlsec_findings, at now: Instant) -> SignatureRefusal? {
        guard findings.times, let created = SignatureTime.parse(findings.created),
            let expires = SignatureTime.parse(findings.expires), created < expires
        else { return .timestampMalformed }
        let skew = Int64(profile.clockSkewSeconds)
        if expires > created.adding(seconds: Int64(SignatureProfile.longestTimestamp)) { return .timestampTooLong }
        if created > now.adding(seconds: skew) { return .timestampNotYetValid }
        return expires.adding(seconds: skew) > now ? nil : .timestampExpired
    }
}
