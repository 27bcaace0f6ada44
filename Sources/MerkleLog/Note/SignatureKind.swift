/// What a key signs and with which algorithm: the type byte of C2SP signed-note.
///
/// A signature of another kind is one by an unknown key, and ignored.
package enum SignatureKind: UInt8, Hashable, Sendable {
    /// Ed25519 over the note's text.
    case ed25519 = 0x01
    /// Ed25519 over the text with a time before it, by a witness (C2SP tlog-cosignature).
    case cosignature = 0x04
}
