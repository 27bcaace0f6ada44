import Core
import Crypto

extension Notice {
    /// SHA-256 of the words, hexadecimal: what a consent record cites.
    package var hash: String { Hex.encode(SHA256.hash(data: Array(text.utf8))) }
}
