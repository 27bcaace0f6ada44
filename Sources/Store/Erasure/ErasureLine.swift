import Core
import Crypto
import Ledger

/// One erasure in the journal outside the backups: which keys must stay destroyed, and nobody's name.
struct ErasureLine: Hashable, Sendable {
    /// The entry that planned it.
    let erasure: Identifier
    let keyClass: KeyClass
    let key: ErasedKey
    let at: Instant

    var json: JSON {
        [
            "at": .string(at.rfc3339), "class": .string(keyClass.name), "erasure": .string(erasure.text),
            "key": key.json,
        ]
    }

    init(erasure: Identifier, keyClass: KeyClass, key: ErasedKey, at: Instant) {
        self.erasure = erasure
        self.keyClass = keyClass
        self.key = key
        self.at = at
    }

    private init?(json: JSON) {
        guard let erasure = json["erasure"]?.string.flatMap({ Identifier($0) }),
            let keyClass = json["class"]?.string.flatMap({ KeyClass(name: $0) }),
            let key = json["key"].flatMap({ ErasedKey(json: $0) }),
            let at = json["at"]?.string.flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        self.init(erasure: erasure, keyClass: keyClass, key: key, at: at)
    }

    /// The line without its end: a seal, which nobody can make who has not the controller's keys, a space, and the text.
    ///
    /// Without the seal, whoever can write to the file could have a person's keys destroyed at the next start.
    func text(under key: SymmetricKey) -> String {
        let text = json.canonicalText
        return Self.seal(text, key) + " " + text
    }

    init?(_ line: ArraySlice<UInt8>, under key: SymmetricKey) {
        guard let line = String(validating: line, as: UTF8.self), let space = line.firstIndex(of: " ") else {
            return nil
        }
        let text = String(line[line.index(after: space)...])
        guard line[..<space] == Self.seal(text, key), let json = try? JSON(parsing: Array(text.utf8)) else {
            return nil
        }
        self.init(json: json)
    }

    private static func seal(_ text: String, _ key: SymmetricKey) -> String {
        let mac = HMAC<SHA256>.authenticationCode(for: Array("sluis-erasure-v1\0".utf8) + Array(text.utf8), using: key)
        return Hex.encode(mac)
    }
}
