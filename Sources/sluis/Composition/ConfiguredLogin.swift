import Adapters
import Core
import Server
import Wire

/// The login of the settings, as the server asks it.
struct ConfiguredLogin: LoginProvider {
    /// For one message; a browser waits meanwhile.
    private static let limits = HTTPLimits(connectMilliseconds: 2_000, totalMilliseconds: 5_000)

    let issuer: String
    let clientID: String
    let authorizationURL: String
    private let login: OpenIDLogin

    init(_ settings: LoginSettings, client: HTTPClient, clock: WallClock, entropy: Entropy) throws {
        issuer = settings.issuer
        clientID = settings.clientID
        authorizationURL = settings.authorizationURL
        let key = try AssertionKey(pem: try SecretFile.text(settings.key), id: settings.keyID)
        login = OpenIDLogin(
            tokenURL: settings.tokenURL, keysURL: settings.keysURL,
            assertion: ClientAssertion(clientID: settings.clientID, audience: settings.issuer, key: key),
            client: client, access: SourceAccess(trust: settings.trust), limits: Self.limits, clock: clock,
            entropy: entropy)
    }

    func redeem(
        code: Redacted<String>, verifier: Redacted<String>, redirectURL: String
    ) async throws(LoginFailure) -> LoginTokens {
        do throws(AdapterError) {
            let answer = try await login.redeem(code: code, verifier: verifier, redirectURL: redirectURL)
            return LoginTokens(idToken: answer.idToken, keys: answer.keys)
        } catch {
            switch error.code {
            case .loginRefused: throw .refused
            case .loginUnavailable: throw .unavailable
            default: throw .unbelievable
            }
        }
    }
}
