package import Core

/// Seals what a citizen told under their `told` key.
///
/// The revision is authenticated with it: the value of before a correction does not open in the place of the new one.
package struct TellingSealer: Sendable {
    private let base: String
    private let entropy: Entropy

    /// - Parameter base: Names the controller's logs of all years, since what was told outlives a year.
    package init(base: String, entropy: Entropy) {
        self.base = base
        self.entropy = entropy
    }

    package func seal(
        _ value: JSON, telling: Identifier, revision: Int64, with key: SealingKey
    ) throws(LedgerError) -> [UInt8] {
        try SealedBytes.seal(value.canonicalBytes, with: key, context: context(telling, revision), entropy: entropy)
    }

    package func open(_ stored: StoredTelling, with key: SealingKey) throws(LedgerError) -> JSON {
        let plain = try SealedBytes.open(
            stored.sealed, with: key, context: context(stored.row.id, stored.row.revision))
        do {
            return try JSON(parsing: plain)
        } catch {
            throw LedgerError(.unreadable, "what was told is no canonical JSON")
        }
    }

    private func context(_ telling: Identifier, _ revision: Int64) -> [UInt8] {
        Array((base + "\0told\0" + String(revision) + "\0").utf8) + telling.bytes
    }
}
