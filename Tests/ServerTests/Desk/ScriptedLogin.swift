import Core
import Server
import Synchronization

/// A login that signs in whom a test says, and can be told to lie.
final class ScriptedLogin: LoginProvider {
    let issuer = "https://login.example"
    let clientID = "sluis-desk"
    let authorizationURL = "https://login.example/authorize"

    private struct State {
        var subject = ""
        var nonce = ""
        var spoil: @Sendable (inout [String: JSON]) -> Void = { _ in }
        var failure: LoginFailure?
        var isSignedByOther = false
        var redeemed: [(code: String, verifier: String)] = []
    }

    private let key = TestKey()
    private let other = TestKey()
    private let clock: WallClock
    private let state = Mutex(State())

    init(clock: WallClock) {
        self.clock = clock
    }

    /// What the next redemption tells.
    func next(
        _ subject: String, nonce: String, failure: LoginFailure? = nil, isSignedByOther: Bool = false,
        spoil: @escaping @Sendable (inout [String: JSON]) -> Void = { _ in }
    ) {
        state.withLock {
            $0.subject = subject
            $0.nonce = nonce
            $0.failure = failure
            $0.isSignedByOther = isSignedByOther
            $0.spoil = spoil
        }
    }

    var redeemed: [(code: String, verifier: String)] { state.withLock { $0.redeemed } }

    func redeem(
        code: Redacted<String>, verifier: Redacted<String>, redirectURL: String
    ) async throws(LoginFailure) -> LoginTokens {
        let (subject, nonce, spoil, failure, isSignedByOther) = state.withLock { state in
            state.redeemed.append((code.revealed, verifier.revealed))
            return (state.subject, state.nonce, state.spoil, state.failure, state.isSignedByOther)
        }
        if let failure { throw failure }
        let second = clock.now.milliseconds / 1000
        var claims: [String: JSON] = [
            "iss": .string(issuer), "aud": .string(clientID), "sub": .string(subject), "nonce": .string(nonce),
            "iat": .integer(second), "exp": .integer(second + 300),
        ]
        spoil(&claims)
        let signer = isSignedByOther ? other : key
        guard let token = try? signer.sign(["alg": "ES256"], .object(claims)) else { throw .unbelievable }
        return LoginTokens(idToken: Redacted(token), keys: [key.jwk.canonicalText])
    }
}
