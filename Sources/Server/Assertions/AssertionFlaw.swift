/// Why an assertion is not believed; told to its sender so that it can be mended, and never quoting it.
enum AssertionFlaw: Error, Hashable, Sendable {
    case malformed
    case missingClaim(String)
    case unknownParty
    case wrongAlgorithm
    case badSignature
    case otherSubject
    case foreignAudience
    case expired
    case tooLong
    case fromTheFuture
    case used

    /// The word that the metrics count by.
    var word: String {
        switch self {
        case .malformed: "malformed"
        case .missingClaim: "missingClaim"
        case .unknownParty: "unknownParty"
        case .wrongAlgorithm: "wrongAlgorithm"
        case .badSignature: "badSignature"
        case .otherSubject: "otherSubject"
        case .foreignAudience: "foreignAudience"
        case .expired: "expired"
        case .tooLong: "tooLong"
        case .fromTheFuture: "fromTheFuture"
        case .used: "used"
        }
    }

    /// `audience` is the one that is taken.
    func detail(audience: String) -> String {
        switch self {
        case .malformed:
            "client_assertion is no compact JWT of three parts with JSON that we read; times are whole seconds"
        case .missingClaim(let names): "the assertion lacks a claim or has it in another form: \(names)"
        case .unknownParty: "no such client with a key that signs this; iss and sub are <controller>/<party>"
        case .wrongAlgorithm: "the registered key decides the algorithm (ES256, PS256 or RS256); alg names another"
        case .badSignature: "no registered key of this client made this signature"
        case .otherSubject: "iss, sub and client_id must be the same"
        case .foreignAudience: "aud must be exactly \(audience)"
        case .expired: "the assertion has expired; make a new one for each token, and check your clock"
        case .tooLong: "exp lies more than 5 minutes ahead; make it shorter, and check your clock"
        case .fromTheFuture: "iat or nbf lies in the future; check your clock"
        case .used: "this jti was used before; make a new assertion for each token"
        }
    }
}
