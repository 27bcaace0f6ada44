import CLibraries
import CXMLSec

/// Starts libcurl, libxml2 and libxmlsec1 once, before any other use of them; whoever makes a handle touches `ready`
/// first, and whoever signs or reads a key `signing`.
///
/// `xmlCleanupParser` is never called: it may not run while any thread still uses libxml2.
enum Libraries {
    /// Whether libcurl and libxml2 could be started.
    static let ready: Bool = {
        xmlInitParser()
        // Process-wide, and a second wall behind the refusal of DOCTYPE: no document of ours loads another.
        unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()

    /// Whether libxmlsec1 could be started too.
    static let signing: Bool = ready && cxmlsec_start()
}
