import Core
import Ledger

/// Where a browser stands between arriving and signing out; each step gets a new cookie.
enum Visit: Sendable {
    /// Sent to the login, with what its answer must fit.
    case leaving(Departure)
    /// Signed in, and not yet said for whom they work.
    case identified(Identity)
    case seated(DeskSession)

    struct Departure: Sendable {
        let state: String
        let nonce: String
        /// Its SHA-256 went along; itself it goes to the token endpoint only (RFC 7636).
        let verifier: Redacted<String>
    }

    struct Identity: Sendable {
        /// Where this person is registered, and as whom.
        let seats: [Seat]
        let formToken: String
    }

    struct Seat: Sendable {
        let office: OpenDesk
        let party: Party

        /// As `client_id` names a party: `zonnegem/privacy`.
        var name: String { office.desk.controller + "/" + party.row.id }
    }

    var formToken: String? {
        switch self {
        case .leaving: nil
        case .identified(let identity): identity.formToken
        case .seated(let session): session.formToken
        }
    }

    /// Whether those whom it rests on are registered as they were when it began.
    var stands: Bool {
        switch self {
        case .leaving: true
        case .identified(let identity): identity.seats.allSatisfy(\.party.stands)
        case .seated(let session): session.party.stands
        }
    }
}
