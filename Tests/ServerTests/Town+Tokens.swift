import Core
import Doubles
import Ledger
import Server

extension Town {
    /// The claims of an assertion that holds; a test spoils one.
    func claims(_ role: Role = .application, id: String = "zonnegem") -> [String: JSON] {
        let client = JSON.string(id + "/" + (Self.parties[role] ?? ""))
        let now = clock.now.milliseconds / 1000
        return [
            "iss": client, "sub": client, "aud": .string(Self.tokenURL), "iat": .integer(now),
            "exp": .integer(now + 120), "jti": .string(Identifier.random(.system).text),
        ]
    }

    func exchange(_ assertion: String, extra: String = "") async throws -> Answer {
        let form =
            "grant_type=client_credentials&client_assertion_type="
            + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=" + assertion + extra
        return try await send(
            "POST", "/oauth2/token", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array(form.utf8))
    }

    func token(_ role: Role, at office: Office? = nil) async throws -> String {
        let office = office ?? municipality
        guard let key = office.keys[role] else { return "" }
        let assertion = try key.sign(["alg": "ES256"], .object(claims(role, id: office.desk.controller)))
        return try await exchange(assertion).json["access_token"]?.string ?? ""
    }
}
