internal import Core
internal import Crypto

/// A public key with the name it signs under: what someone needs who verifies.
package struct VerifierKey: Hashable, Sendable {
    package let name: String
    package let kind: SignatureKind
    package let publicKey: [UInt8]
    package let id: KeyID

    /// Takes a raw Ed25519 key of 32 bytes.
    package init(name: String, kind: SignatureKind, publicKey: [UInt8]) throws(MerkleLogError) {
        guard KeyName.isValid(name), publicKey.count == 32 else { throw MerkleLogError(.malformedKey) }
        self.init(known: name, kind: kind, publicKey: publicKey)
    }

    init(known name: String, kind: SignatureKind, publicKey: [UInt8]) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = KeyID(name: name, kind: kind, publicKey: publicKey)
    }

    /// `name+id+base64(type, key)`, the form in which verifier keys are handed around.
    package var text: String { "\(name)+\(id)+\(Base64.encode([kind.rawValue] + publicKey))" }

    /// Reads what ``text`` writes, and recomputes the id.
    package init(text: String) throws(MerkleLogError) {
        let fields = try KeyFields(text[...])
        try self.init(name: fields.name, kind: fields.kind, publicKey: fields.key)
        guard id.description == fields.id else { throw MerkleLogError(.malformedKey) }
    }

    func verifies(_ signature: NoteSignature, on text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        switch kind {
        case .ed25519:
            return signature.bytes.count == 64 && key.isValidSignature(signature.bytes, for: Array(text.utf8))
        case .cosignature:
            guard let cosignature = Cosignature(bytes: signature.bytes) else { return false }
            let message = Cosignature.message(text, seconds: cosignature.seconds)
            return key.isValidSignature(cosignature.signature, for: message)
        }
    }

    /// When a witness signed; `nil` for a plain signature.
    func seconds(of signature: NoteSignature) -> UInt64? {
        kind == .cosignature ? Cosignature(bytes: signature.bytes)?.seconds : nil
    }
}
