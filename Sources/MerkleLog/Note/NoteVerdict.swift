/// What the signatures of a note are worth to someone who knows some keys.
package enum NoteVerdict: Hashable, Sendable {
    /// At least one known key signed; one element per key, however often it signed.
    case verified([VerifiedSignature])
    case refused(NoteFlaw)
}

/// Why a note is not believed.
package enum NoteFlaw: Hashable, Sendable {
    /// No signature is by a known key.
    case noKnownKey
    /// A signature carries the name and id of a known key, and is not by it.
    case badSignature(name: String)
}

/// A signature that holds.
package struct VerifiedSignature: Hashable, Sendable {
    package let key: VerifierKey
    /// When a witness saw the text, in seconds since 1970; a cosignature has it, a plain signature has not.
    package let seconds: UInt64?

    package init(key: VerifierKey, seconds: UInt64?) {
        self.key = key
        self.seconds = seconds
    }
}
