import Core
import FoundationEssentials

/// A secret in a file that only its owner may touch.
enum SecretFile {
    static func text(_ path: String) throws -> Redacted<String> {
        guard let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int,
            let bytes = FileManager.default.contents(atPath: path)
        else { throw CommandError("cannot read the key file \(path)") }
        guard mode & 0o077 == 0 else {
            throw CommandError("others may touch the key file \(path); `chmod 600` mends it")
        }
        return Redacted(String(decoding: bytes, as: UTF8.self))
    }

    /// The first line, for a key that stands in a header.
    static func line(_ path: String) throws -> Redacted<String> {
        let line = try text(path).revealed.prefix { !$0.isNewline }
        guard !line.isEmpty else { throw CommandError("the key file \(path) begins with an empty line") }
        return Redacted(String(line))
    }

    /// Makes the file, for its owner only.
    static func write(_ text: Redacted<String>, to path: String) throws {
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text.revealed.utf8), attributes: [.posixPermissions: 0o600])
        else { throw CommandError("cannot write the key file \(path)") }
    }
}
