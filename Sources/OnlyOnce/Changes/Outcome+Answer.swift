import Core

extension Outcome.Status {
    /// Whether a feed was read, be it that there was nothing new.
    var isAnswer: Bool {
        switch self {
        case .ok, .notFound, .partial, .filtered, .anomaly: true
        case .busy, .unavailable, .notAuthorised, .notInscribed, .badRequest, .identityChanged, .fault: false
        }
    }
}
