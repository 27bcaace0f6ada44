import Core
import Ledger

/// A person's class, to whose key it belongs.
struct SubjectKeyName: Hashable, Sendable {
    let subject: SubjectRef
    let keyClass: KeyClass

    /// What a wrapped key is tied to; the first version came before there were others.
    func bytes(version: UInt8) -> [UInt8] {
        subject.id.bytes + Array(keyClass.name.utf8) + (version == 1 ? [] : Array("@\(version)".utf8))
    }
}
