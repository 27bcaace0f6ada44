import Core
import Crypto

/// How a line of the journal outside the backups is written: a seal, which nobody can make who has not the controller's
/// keys, a space, and the text.
///
/// Without the seal, whoever can write to the file could have keys destroyed at the next start.
struct JournalSeal {
    /// Tells one kind of line from another.
    let label: String
    let key: SymmetricKey

    func line(_ json: JSON) -> String {
        let text = json.canonicalText
        return seal(text) + " " + text
    }

    /// `nil` for what is not sealed so.
    func json(_ line: ArraySlice<UInt8>) -> JSON? {
        guard let line = String(validating: line, as: UTF8.self), let space = line.firstIndex(of: " ") else {
            return nil
        }
        let text = String(line[line.index(after: space)...])
        guard line[..<space] == seal(text) else { return nil }
        return try? JSON(parsing: Array(text.utf8))
    }

    private func seal(_ text: String) -> String {
        let mac = HMAC<SHA256>.authenticationCode(for: Array((label + "\0").utf8) + Array(text.utf8), using: key)
        return Hex.encode(mac)
    }
}
