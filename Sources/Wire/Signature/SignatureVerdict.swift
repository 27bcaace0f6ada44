/// What was found of a signature.
package enum SignatureVerdict: Hashable, Sendable {
    case valid(EnvelopeSignature)
    case refused(SignatureRefusal)

    /// `nil` for a valid one.
    package var refusal: SignatureRefusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
