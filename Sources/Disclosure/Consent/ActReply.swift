package import Ledger

/// What became of a citizen's act, or of a look at one.
package enum ActReply<Done: Sendable>: Sendable {
    case done(Done)
    case refused(Refusal)
}
