import CXMLSec

extension WireError.Code {
    /// Why keys or certificates could not be read.
    init(_ reading: cxmlsec_reading) {
        self =
            switch reading {
            case CXMLSEC_NO_CERTIFICATE, CXMLSEC_NO_KEY: .notPEM
            case CXMLSEC_NO_PAIR: .keyMismatch
            case CXMLSEC_BROKEN_CHAIN: .brokenChain
            default: .unavailable
            }
    }
}
