import Core
import Crypto

/// The way in: to the login and back (authorization code with PKCE), then the choice of whom to work for.
struct Entrance: Sendable {
    let desks: [String: OpenDesk]
    let login: any LoginProvider
    let visits: Visits
    let publicURL: String
    let clock: WallClock
    let entropy: Entropy

    private var redirectURL: String { publicURL + Page.arrival.row.endpoint.path }

    /// Sends the browser away with a state that only it can bring back, and gives its cookie.
    func leave(after cookie: String?) -> (address: String, cookie: String) {
        func random() -> String { Base64URL.encode(entropy.bytes(32)) }
        let departure = Visit.Departure(state: random(), nonce: random(), verifier: Redacted(random()))
        let challenge = SHA256.hash(data: Array(departure.verifier.revealed.utf8))
        let address = PageAddress(
            path: login.authorizationURL, segment: nil,
            query: [
                ("response_type", "code"), ("client_id", login.clientID), ("redirect_uri", redirectURL),
                ("scope", "openid"), ("state", departure.state), ("nonce", departure.nonce),
                ("code_challenge", Base64URL.encode(Array(challenge))), ("code_challenge_method", "S256"),
            ])
        return (address.text, visits.begin(.leaving(departure), after: cookie, now: clock.now))
    }

    /// Takes the browser back in, and gives the cookie of the next step.
    func arrive(_ query: PageFields, as visit: Visit?, cookie: String?) async throws(PageError) -> String {
        // A state that this browser did not take along is somebody else's: nobody is signed in by a link.
        guard case .leaving(let departure) = visit, FormOrigin.fits(query["state"], departure.state) else {
            throw .arrivedOtherwise
        }
        // One try, whatever comes of it.
        visits.end(cookie)
        guard let code = query["code"] else { throw .loginRefused }
        let token: IDToken
        do throws(LoginFailure) {
            let tokens = try await login.redeem(
                code: Redacted(code), verifier: departure.verifier, redirectURL: redirectURL)
            token = try await IDToken(
                tokens,
                expected: IDToken.Expected(
                    issuer: login.issuer, clientID: login.clientID, nonce: departure.nonce, now: clock.now))
        } catch {
            throw error == .unavailable ? .loginUnavailable : .loginRefused
        }
        let seats = desks.values.flatMap { office in
            office.parties.parties(login: token.subject).map { Visit.Seat(office: office, party: $0) }
        }
        guard !seats.isEmpty else { throw .nobodyHere }
        let identity = Visit.Identity(
            seats: seats.sorted { $0.name < $1.name }, formToken: Base64URL.encode(entropy.bytes(32)))
        return visits.begin(.identified(identity), after: nil, now: clock.now)
    }

    /// Seats who has said for whom they work and why, under a new cookie.
    func seat(_ identity: Visit.Identity, _ form: PageFields, cookie: String?) throws(PageError) -> String {
        guard let seat = identity.seats.first(where: { $0.name == form["seat"] }) else {
            throw .invalid("Kies voor welk bestuur u werkt.")
        }
        guard let reason = form["reason"] else {
            throw .invalid("Zeg waarom u het logboek raadpleegt. Die reden komt bij elke inzage te staan.")
        }
        let session = DeskSession(office: seat.office, party: seat.party, reason: reason, entropy: entropy)
        return visits.begin(.seated(session), after: cookie, now: clock.now)
    }
}

extension PageError {
    static let arrivedOtherwise = PageError(
        400, "Aanmelden is niet gelukt", "Dit antwoord hoort niet bij uw aanmelding. Begin opnieuw.")
    static let loginRefused = PageError(
        403, "Aanmelden is niet gelukt", "De aanmelddienst heeft u niet bevestigd. Begin opnieuw.")
    static let loginUnavailable = PageError(
        503, "De aanmelddienst antwoordt niet", "Probeer het over enkele minuten opnieuw.")
    static let nobodyHere = PageError(
        403, "U bent hier niet gekend",
        "U bent aangemeld, maar geen enkel bestuur heeft u hier geregistreerd. Vraag het uw bestuur.")
}
