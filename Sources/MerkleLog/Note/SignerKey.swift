internal import Core
internal import Crypto

/// A private key with the name it signs under.
///
/// It does not print; the library zeroes its bytes when the last copy goes.
package struct SignerKey: Sendable {
    /// The public half.
    package let verifier: VerifierKey
    private let privateKey: Curve25519.Signing.PrivateKey

    /// Takes the raw 32 bytes of an Ed25519 key (RFC 8032): `ed25519` for a log, `cosignature` for a witness.
    package init(name: String, kind: SignatureKind = .ed25519, seed: [UInt8]) throws(MerkleLogError) {
        guard KeyName.isValid(name), seed.count == 32,
            let privateKey = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { throw MerkleLogError(.malformedKey) }
        self.privateKey = privateKey
        verifier = VerifierKey(known: name, kind: kind, publicKey: Array(privateKey.publicKey.rawRepresentation))
    }

    /// Reads `PRIVATE+KEY+name+id+base64(type, seed)`, and recomputes the id.
    package init(text: String) throws(MerkleLogError) {
        let opening = Array(SignerKey.opening.utf8)
        guard text.utf8.starts(with: opening) else { throw MerkleLogError(.malformedKey) }
        let fields = try KeyFields(Substring(text.utf8.dropFirst(opening.count)))
        try self.init(name: fields.name, kind: fields.kind, seed: fields.key)
        guard verifier.id.description == fields.id else { throw MerkleLogError(.malformedKey) }
    }

    /// The same key under another name: a log of another year is another log, with the key of the one before.
    package func named(_ name: String) throws(MerkleLogError) -> SignerKey {
        guard KeyName.isValid(name) else { throw MerkleLogError(.malformedKey) }
        return SignerKey(
            verifier: VerifierKey(known: name, kind: verifier.kind, publicKey: verifier.publicKey),
            privateKey: privateKey)
    }

    private init(verifier: VerifierKey, privateKey: Curve25519.Signing.PrivateKey) {
        self.verifier = verifier
        self.privateKey = privateKey
    }

    /// The key in clear, for a file that only its owner reads.
    package var revealedText: String {
        let blob = [verifier.kind.rawValue] + privateKey.rawRepresentation
        return SignerKey.opening + "\(verifier.name)+\(verifier.id)+\(Base64.encode(blob))"
    }

    /// Signs a note's text as a log does.
    package func sign(_ text: String) throws(MerkleLogError) -> NoteSignature {
        guard verifier.kind == .ed25519 else { throw MerkleLogError(.unsupportedKey) }
        return NoteSignature(name: verifier.name, key: verifier.id, bytes: try signature(on: Array(text.utf8)))
    }

    /// Signs a checkpoint's text as a witness does, with the time at which it saw it, in seconds since 1970.
    package func cosign(_ text: String, seconds: UInt64) throws(MerkleLogError) -> NoteSignature {
        guard verifier.kind == .cosignature else { throw MerkleLogError(.unsupportedKey) }
        let signature = try signature(on: Cosignature.message(text, seconds: seconds))
        guard let cosignature = Cosignature(seconds: seconds, signature: signature) else {
            throw MerkleLogError(.signingFailed)
        }
        return NoteSignature(name: verifier.name, key: verifier.id, bytes: cosignature.bytes)
    }

    private func signature(on message: [UInt8]) throws(MerkleLogError) -> [UInt8] {
        guard let signature = try? privateKey.signature(for: message) else { throw MerkleLogError(.signingFailed) }
        return Array(signature)
    }

    private static let opening = "PRIVATE+KEY+"
}

extension SignerKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "private key of \(verifier.name)+\(verifier.id)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
