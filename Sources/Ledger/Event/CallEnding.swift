import Catalogue
package import Core

/// How one call of a consultation ended.
package struct CallEnding: Hashable, Sendable {
    package let service: String
    package let status: Outcome.Status
    /// `MAGDA:99996`; empty where the source gave none.
    package let code: String
    package let attempts: Int
    /// The `Referte` of the call that was made; a shared call carries the one of who made it.
    package let reference: String

    package init(service: String, status: Outcome.Status, code: String, attempts: Int, reference: String) {
        self.reference = reference
        self.service = service
        self.status = status
        self.code = code
        self.attempts = attempts
    }

    /// Whether the source told something: data, or that it has none.
    package var hasData: Bool {
        switch status {
        case .ok, .partial, .anomaly, .filtered, .notFound, .identityChanged: true
        case .busy, .unavailable, .notAuthorised, .notInscribed, .badRequest, .fault: false
        }
    }

    var json: JSON {
        [
            "service": .string(service), "status": .string(status.rawValue), "code": .string(code),
            "attempts": .integer(Int64(attempts)), "reference": .string(reference),
        ]
    }

    init?(json: JSON) {
        guard let service = json["service"]?.string,
            let status = json["status"]?.string.flatMap({ Outcome.Status(rawValue: $0) }),
            let code = json["code"]?.string, let attempts = json["attempts"]?.integer,
            let reference = json["reference"]?.string
        else { return nil }
        self.init(service: service, status: status, code: code, attempts: Int(attempts), reference: reference)
    }
}
