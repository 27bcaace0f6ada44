import Core
import Crypto
import Ledger

/// One erasure in the journal outside the backups: which keys must stay destroyed, and nobody's name.
struct ErasureLine: Hashable, Sendable {
    private static let label = "sluis-erasure-v1"

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

    func text(under key: SymmetricKey) -> String { JournalSeal(label: Self.label, key: key).line(json) }

    init?(_ line: ArraySlice<UInt8>, under key: SymmetricKey) {
        guard let json = JournalSeal(label: Self.label, key: key).json(line) else { return nil }
        self.init(json: json)
    }
}
