import CXMLSec

/// The hash of a digest, or of an RSA signature (PKCS #1 v1.5).
package enum SignatureHash: String, CaseIterable, Sendable {
    /// For profiles that name it: its collisions can be made.
    case sha1
    case sha256
    case sha384
    case sha512

    var raw: cxmlsec_hash {
        switch self {
        case .sha1: CXMLSEC_SHA1
        case .sha256: CXMLSEC_SHA256
        case .sha384: CXMLSEC_SHA384
        case .sha512: CXMLSEC_SHA512
        }
    }

    /// One bit for each.
    static func mask(_ hashes: Set<SignatureHash>) -> UInt32 {
        hashes.reduce(0) { $0 | 1 << UInt32($1.raw.rawValue) }
    }
}
