import Core
import OnlyOnce

/// What an attempt says of the source, whatever it says of the person.
package enum AttemptResult: Hashable, Sendable {
    /// It answered, be it that it has nothing or that we may not ask.
    case answered
    /// It did not answer, or what came is no answer.
    case failed
    /// Nothing was sent.
    case unasked

    init(_ reply: SourceReply) {
        guard reply.attempts > 0 else {
            self = .unasked
            return
        }
        switch reply.status {
        case .busy, .unavailable: self = .failed
        // Data about someone else: the source works, and what it says is refused.
        case .fault: self = reply.code == "otherPerson" ? .answered : .failed
        case .ok, .notFound, .partial, .notAuthorised, .notInscribed, .badRequest, .identityChanged, .filtered,
            .anomaly:
            self = .answered
        }
    }
}
