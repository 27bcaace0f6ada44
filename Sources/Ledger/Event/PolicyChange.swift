import Core
import Crypto

/// Whose signatures the checkpoints of this log need from here on: the bytes of a policy file, as they are.
package struct PolicyChange: EventRecord {
    /// C2SP tlog-policy; absent where no witness is asked any more.
    package let text: String?

    package init(text: String?) {
        self.text = text
    }

    /// The SHA-256 by which entries name the policy.
    package var hash: String? { text.map(Self.hash) }

    package static func hash(_ text: String) -> String { Hex.encode(SHA256.hash(data: Array(text.utf8))) }

    var content: JSON { .compact(["text": text.map { .string($0) }, "hash": hash.map { .string($0) }]) }
    var columns: EntryColumns { EntryColumns(outcome: text == nil ? "none" : "policy") }

    init?(_ source: RecordSource) {
        let text = source.string("text")
        guard source.string("hash") == text.map(Self.hash) else { return nil }
        self.init(text: text)
    }
}
