package import Core
import Crypto
import FoundationEssentials
package import Ledger

/// The master key of a controller group: 32 random bytes in a file that only its owner reads.
package enum KeyFile {
    package static let length = 32

    /// Reads the key; a file that anyone but its owner may touch is refused with `keyFilePermissions`.
    package static func load(_ path: String) throws(LedgerError) -> SealingKey {
        try check(path)
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count == length else {
            throw LedgerError(.keyMissing, "the key file has not \(length) bytes")
        }
        return SealingKey(version: 1, secret: SymmetricKey(data: bytes))
    }

    /// Makes a new key where no file is yet; an existing one is never overwritten.
    package static func make(_ path: String, entropy: Entropy) throws(LedgerError) -> SealingKey {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw LedgerError(.alreadyOpen, "the key file exists already")
        }
        try PrivateFile.create(path)
        do {
            // Written into the file that is private already, so that the bytes never lie in a wider one.
            try Data(entropy.bytes(length)).write(to: URL(filePath: path))
        } catch {
            throw LedgerError(.notWritable, "the key file cannot be written")
        }
        return try load(path)
    }

    /// Only the owner may read or write.
    static func check(_ path: String) throws(LedgerError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { throw LedgerError(.keyMissing, "the key file cannot be read") }
        guard mode & 0o077 == 0 else {
            throw LedgerError(.keyFilePermissions, "others may touch the key file; chmod 600 mends it")
        }
    }
}
