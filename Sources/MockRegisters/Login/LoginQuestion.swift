import Core

/// What a browser is sent to the login with.
struct LoginQuestion: Sendable {
    let clientID: String
    let redirectURL: String
    let state: String
    let nonce: String
    let challenge: String

    /// `nil` unless it asks for a code, for `openid`, with a challenge of SHA-256.
    init?(_ form: Form) {
        guard form["response_type"] == "code", form["code_challenge_method"] == "S256",
            form["scope"]?.split(separator: " ").contains("openid") == true, let clientID = form["client_id"],
            let redirectURL = form["redirect_uri"], redirectURL.hasPrefix("http"), let state = form["state"],
            let nonce = form["nonce"], let challenge = form["code_challenge"], challenge.utf8.count == 43
        else { return nil }
        self.clientID = clientID
        self.redirectURL = redirectURL
        self.state = state
        self.nonce = nonce
        self.challenge = challenge
    }

    /// The fields again, so that the choice of an officer carries them along.
    var fields: [(name: String, value: String)] {
        [
            ("response_type", "code"), ("code_challenge_method", "S256"), ("scope", "openid"),
            ("client_id", clientID), ("redirect_uri", redirectURL), ("state", state), ("nonce", nonce),
            ("code_challenge", challenge),
        ]
    }
}
