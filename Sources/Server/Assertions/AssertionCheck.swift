import Core

/// Whether an assertion's claims hold now: pure.
///
/// The signature and the single use are checked beside it.
enum AssertionCheck {
    /// How far the sender's clock may run ahead, in seconds.
    static let skew: Int64 = 30
    /// How far ahead an assertion may expire, in seconds.
    static let longest: Int64 = 300

    static func flaw(
        in claims: Assertion.Claims, clientID: String?, audience: String, now: Instant
    ) -> AssertionFlaw? {
        let seconds = now.milliseconds / 1000
        guard claims.issuer == claims.subject, clientID == nil || clientID == claims.issuer else {
            return .otherSubject
        }
        // One audience and no other: an assertion made for two servers could be replayed by either.
        guard claims.audience == [audience] else { return .foreignAudience }
        if claims.expires <= seconds { return .expired }
        if claims.expires > seconds + longest { return .tooLong }
        if let issuedAt = claims.issuedAt {
            if issuedAt > seconds + skew { return .fromTheFuture }
            if claims.expires - issuedAt > longest { return .tooLong }
        }
        if let notBefore = claims.notBefore, notBefore > seconds + skew { return .fromTheFuture }
        return nil
    }
}
