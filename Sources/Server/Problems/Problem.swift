import Core
import Ledger

/// Why a request was not done, as its sender gets it (RFC 9457, Belgif): a stable type and title, and what would mend
/// it.
///
/// It holds nothing personal.
package struct Problem: Error, Hashable, Sendable {
    /// A position in the log, as the API writes it.
    struct Place: Hashable, Sendable {
        let origin: String
        let index: Int64

        var json: JSON { ["origin": .string(origin), "index": .integer(index)] }
    }

    package let status: Int
    package let type: String
    package let title: String
    package let detail: String
    var issues: [Issue] = []
    /// Where the refusal stands in the log.
    var place: Place?
    /// The way without consent (law 10).
    var alternative: String?
    /// The moment before which nobody may prompt the citizen again.
    var notBefore: Instant?
    var retryAfterSeconds: Int?
    /// For `WWW-Authenticate`.
    var challenge: String?
    /// For `Allow`.
    var allowed: String?

    init(_ status: Int, _ type: String, _ title: String, _ detail: String) {
        self.status = status
        self.type = type
        self.title = title
        self.detail = detail
    }

    /// A problem of the Belgif set.
    static func belgif(_ status: Int, _ name: String, _ title: String, _ detail: String) -> Problem {
        Problem(status, "urn:problem-type:belgif:\(name)", title, detail)
    }

    func json(instance: String, documentation: String) -> JSON {
        .compact([
            "type": .string(type), "href": .string(documentation), "title": .string(title),
            "status": .integer(Int64(status)), "detail": .string(detail), "instance": .string("urn:uuid:" + instance),
            "issues": issues.isEmpty ? nil : .array(issues.map(\.json)), "log": place?.json,
            "alternative": alternative.map { .string($0) }, "otherWay": alternative == nil ? nil : true,
            "notBefore": notBefore.map { .string($0.rfc3339) },
            "retryAfterSec": retryAfterSeconds.map { .integer(Int64($0)) },
        ])
    }
}
