import CXMLSec

extension [UInt8] {
    /// A copy of memory that the caller still gives back.
    init(_ bytes: cxmlsec_bytes) {
        self = unsafe Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
    }
}
