import Core

/// A part as it is stored: a commitment that stays, and a ciphertext that can be erased.
package struct SealedPart: Hashable, Sendable {
    package let holder: PartHolder
    /// HMAC-SHA256 over the payload, keyed with a salt that only the ciphertext holds.
    package let commitment: [UInt8]
    package let sealed: [UInt8]

    package init(holder: PartHolder, commitment: [UInt8], sealed: [UInt8]) {
        self.holder = holder
        self.commitment = commitment
        self.sealed = sealed
    }
}
