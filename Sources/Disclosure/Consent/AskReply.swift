package import Core
package import Ledger

/// What became of a question to a citizen.
package enum AskReply: Sendable {
    case asked(AskedConsent)
    /// With the way without the act, and the moment before which nobody may prompt again.
    case refused(Refusal, alternative: String?, notBefore: Instant?)
}
