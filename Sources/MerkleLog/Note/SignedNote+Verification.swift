extension SignedNote {
    /// Verifies each signature by one of the keys and ignores the others; one that does not hold spoils the note.
    ///
    /// A second signature by the same key must hold too, and counts no more than the first.
    package func verify(by keys: [VerifierKey]) -> NoteVerdict {
        var verified: [VerifiedSignature] = []
        for signature in signatures {
            let known = keys.filter { $0.id == signature.key && $0.name.utf8.elementsEqual(signature.name.utf8) }
            guard !known.isEmpty else { continue }
            guard let key = known.first(where: { $0.verifies(signature, on: text) }) else {
                return .refused(.badSignature(name: signature.name))
            }
            if !verified.contains(where: { $0.key == key }) {
                verified.append(VerifiedSignature(key: key, seconds: key.seconds(of: signature)))
            }
        }
        return verified.isEmpty ? .refused(.noKnownKey) : .verified(verified)
    }
}
