import Core
package import Wire

/// What WS-Security an endpoint of the mock demands of requests, and gives to its answers.
package struct EnvelopeGuard: Sendable {
    private let verifier: EnvelopeVerifier
    private let signer: EnvelopeSigner

    package init(verifier: EnvelopeVerifier, signer: EnvelopeSigner) {
        self.verifier = verifier
        self.signer = signer
    }

    func admits(_ envelope: [UInt8], at now: Instant) -> Bool { verifier.verify(envelope, at: now).refusal == nil }

    /// Only what is a sound document can be signed; what a switch spoilt goes as it is.
    func signed(_ answer: MockAnswer, at now: Instant) -> MockAnswer {
        guard case .document(let bytes, let isFault) = answer else { return answer }
        return .document((try? signer.sign(bytes, at: now)) ?? bytes, isFault: isFault)
    }
}
