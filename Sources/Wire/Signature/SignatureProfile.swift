import CXMLSec

/// How envelopes are signed between us and a source: WS-Security 1.1 with exclusive canonicalization, the Body always
/// signed, and the rest as the source wants it.
package struct SignatureProfile: Hashable, Sendable {
    /// The form in which our certificate goes along; of a peer either is read.
    package enum Token: String, CaseIterable, Sendable {
        /// The certificate alone.
        case x509v3
        /// The whole chain.
        case pkiPath

        var raw: cxmlsec_token { self == .pkiPath ? CXMLSEC_PKIPATH : CXMLSEC_X509V3 }
    }

    /// No Timestamp may last longer.
    package static let longestTimestamp = 300

    package var token: Token
    /// What we sign with.
    package var signature: SignatureHash
    package var digest: SignatureHash
    /// What a peer may sign with; SHA-1 only where it is named here.
    package var acceptedSignatures: Set<SignatureHash>
    package var acceptedDigests: Set<SignatureHash>
    /// Seconds that a Timestamp lasts, from 1 to ``longestTimestamp``; `nil` where none is sent and none is demanded.
    package let timestampSeconds: Int?
    /// How far a peer's clock may be from ours.
    package var clockSkewSeconds: Int

    /// A peer may sign with what we sign with, unless told otherwise.
    package init(
        token: Token, signature: SignatureHash = .sha256, digest: SignatureHash = .sha256,
        acceptedSignatures: Set<SignatureHash>? = nil, acceptedDigests: Set<SignatureHash>? = nil,
        timestampSeconds: Int?, clockSkewSeconds: Int = 60
    ) {
        self.token = token
        self.signature = signature
        self.digest = digest
        self.acceptedSignatures = acceptedSignatures ?? [signature]
        self.acceptedDigests = acceptedDigests ?? [digest]
        self.timestampSeconds = timestampSeconds.map { min(max($0, 1), Self.longestTimestamp) }
        self.clockSkewSeconds = max(clockSkewSeconds, 0)
    }

    /// The Flemish MAGDA services (FIELD 1.5): the chain as token, the Body signed.
    package static let magda = SignatureProfile(token: .pkiPath, timestampSeconds: nil)

    /// The same as its Java connector signs by default, for a side that knows nothing newer.
    package static let magdaSHA1 = SignatureProfile(
        token: .pkiPath, signature: .sha1, digest: .sha1, timestampSeconds: nil)

    /// The federal services (FIELD 1.5): the certificate as token, Timestamp and Body signed.
    package static let federal = SignatureProfile(token: .x509v3, timestampSeconds: longestTimestamp)
}
