import CXMLSec

/// Why an envelope is not believed; the text of a case is what records and logs say.
package enum SignatureRefusal: String, CaseIterable, Sendable {
    case malformed
    case doctype
    /// Not an Envelope of at most one Header and then the Body.
    case notSOAP
    case unsigned
    /// Several Security headers, Signatures or Timestamps, or a Signature in another form than WS-Security's.
    case irregular
    /// A method that the profile does not name: a hash, a canonicalization or a transform.
    case algorithm
    case bodyNotSigned
    case timestampNotSigned
    /// A reference to something other than the parts in their places, an id twice, or a second Body.
    case wrapped
    /// The key information leads to no certificate.
    case token
    case unknownSigner
    /// Known, but not the one that was pinned.
    case otherSigner
    case certificateExpired
    case certificateNotYetValid
    /// A key or a hash that is too weak, a key that is not RSA, or one that is not for signing.
    case certificateUnfit
    /// A signed part has been changed.
    case digest
    /// What says how the parts were digested has been changed, or somebody else signed it.
    case signature
    case timestampMalformed
    case timestampTooLong
    case timestampNotYetValid
    case timestampExpired
    /// No memory left.
    case unavailable

    /// `nil` where nothing is wrong.
    init?(_ verdict: cxmlsec_verdict) {
        switch verdict {
        case CXMLSEC_VALID: return nil
        case CXMLSEC_MALFORMED: self = .malformed
        case CXMLSEC_DOCTYPE: self = .doctype
        case CXMLSEC_NOT_SOAP: self = .notSOAP
        case CXMLSEC_UNSIGNED: self = .unsigned
        case CXMLSEC_IRREGULAR: self = .irregular
        case CXMLSEC_ALGORITHM: self = .algorithm
        case CXMLSEC_BODY_NOT_SIGNED: self = .bodyNotSigned
        case CXMLSEC_TIMESTAMP_NOT_SIGNED: self = .timestampNotSigned
        case CXMLSEC_WRAPPED: self = .wrapped
        case CXMLSEC_BAD_TOKEN: self = .token
        case CXMLSEC_UNKNOWN_SIGNER: self = .unknownSigner
        case CXMLSEC_OTHER_SIGNER: self = .otherSigner
        case CXMLSEC_CERTIFICATE_EXPIRED: self = .certificateExpired
        case CXMLSEC_CERTIFICATE_NOT_YET_VALID: self = .certificateNotYetValid
        case CXMLSEC_UNFIT_CERTIFICATE: self = .certificateUnfit
        case CXMLSEC_WRONG_DIGEST: self = .digest
        case CXMLSEC_WRONG_SIGNATURE: self = .signature
        default: self = .unavailable
        }
    }
}
