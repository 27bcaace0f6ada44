package import Core
import Crypto
import FoundationEssentials
package import Ledger

/// The master key of a controller group: 32 random bytes in a file that only its owner reads.
package enum KeyFile {
    package static let length = 32

    /// Reads the key; a file that anyone but its owner may touch is refused with `keyFilePermissions`.
    package static func load(_ path: String) throws(LedgerError) -> SealingKey {
        try key(try secret(path))
    }

    /// Reads the key from a file that the service manager laid there for this service alone: nobody may write to it, and
    /// none but its owner and group read it (systemd.exec(5), credentials).
    package static func load(credential path: String) throws(LedgerError) -> SealingKey {
        try key(try secret(credential: path))
    }

    /// A master key out of its bytes, wherever they came from.
    package static func key(_ bytes: [UInt8]) throws(LedgerError) -> SealingKey {
        guard bytes.count == length else { throw LedgerError(.keyMissing, "the key has not \(length) bytes") }
        return SealingKey(version: 1, secret: SymmetricKey(data: bytes))
    }

    /// The bytes of a file that only its owner may touch.
    package static func secret(_ path: String) throws(LedgerError) -> [UInt8] {
        try check(path)
        return try bytes(path)
    }

    package static func secret(credential path: String) throws(LedgerError) -> [UInt8] {
        try check(path, against: 0o337)
        return try bytes(path)
    }

    private static func bytes(_ path: String) throws(LedgerError) -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw LedgerError(.keyMissing, "the key file cannot be read")
        }
        return Array(bytes)
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

    /// Only the owner may read or write; `forbidden` are the bits that no file of a key may have.
    static func check(_ path: String, against forbidden: Int = 0o077) throws(LedgerError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { throw LedgerError(.keyMissing, "the key file cannot be read") }
        guard mode & forbidden == 0 else {
            let mended = forbidden == 0o077 ? "600" : "440"
            throw LedgerError(.keyFilePermissions, "others may touch the key file; chmod \(mended) mends it")
        }
    }
}
