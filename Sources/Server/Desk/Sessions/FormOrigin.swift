import Crypto
import HTTPTypes

/// Whether a form was filled in on a page of ours, in this very session.
enum FormOrigin {
    /// What browsers say of where a form came from; both names are ours to spell.
    private static let site = HTTPField.Name("Sec-Fetch-Site")
    private static let origin = HTTPField.Name("Origin")

    static func isOurs(_ headers: HTTPFields, origin ours: String) -> Bool {
        if let site, let said = headers[site], said != "same-origin" { return false }
        if let origin, let said = headers[origin], said != ours { return false }
        return true
    }

    /// Compares digests, which takes as long for a near miss as for any other.
    static func fits(_ token: String?, _ expected: String) -> Bool {
        guard let token else { return false }
        return SHA256.hash(data: Array(token.utf8)) == SHA256.hash(data: Array(expected.utf8))
    }
}
