import CXMLSec

/// Trust anchors, read.
///
/// Sendable because nothing changes them after they were read; OpenSSL's store has a lock of its own.
@safe
final class AnchorMaterial: @unchecked Sendable {
    let raw: OpaquePointer
    /// As it was read, for curl.
    let pem: [UInt8]

    /// Fails with `notPEM`.
    init(pem: [UInt8]) throws(WireError) {
        guard Libraries.signing else { throw WireError(.unavailable) }
        var reading = CXMLSEC_READ
        let raw = unsafe cxmlsec_anchors_read(pem, pem.count, &reading)
        guard let raw = unsafe raw else { throw WireError(WireError.Code(reading)) }
        unsafe self.raw = unsafe raw
        self.pem = pem
    }

    deinit { unsafe cxmlsec_anchors_free(raw) }
}
