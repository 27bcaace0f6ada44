import Core

/// Who stands behind an access token: one party of one controller, until a moment.
struct Grant: Sendable {
    let desk: OpenDesk
    let party: Party
    let expires: Instant
}

/// What became of a token that a request carries.
enum TokenStanding: Sendable {
    case stands(Grant)
    case expired
    case unknown
}
