package import Core

/// Seals kept facts under the subject's `facts` key; the attribute's name is inside, for it may tell as much as the
/// value.
package struct FactSealer: Sendable {
    private let origin: String
    private let entropy: Entropy

    package init(origin: String, entropy: Entropy) {
        self.origin = origin
        self.entropy = entropy
    }

    package func seal(_ payload: JSON, fact: Identifier, with key: SealingKey) throws(LedgerError) -> [UInt8] {
        try SealedBytes.seal(payload.canonicalBytes, with: key, context: context(fact), entropy: entropy)
    }

    package func open(_ sealed: [UInt8], fact: Identifier, with key: SealingKey) throws(LedgerError) -> JSON {
        let plain = try SealedBytes.open(sealed, with: key, context: context(fact))
        do {
            return try JSON(parsing: plain)
        } catch {
            throw LedgerError(.unreadable, "a sealed fact is no canonical JSON")
        }
    }

    private func context(_ fact: Identifier) -> [UInt8] { Array((origin + "\0fact\0").utf8) + fact.bytes }
}
