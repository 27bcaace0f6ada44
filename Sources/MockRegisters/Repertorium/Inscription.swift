import Core

/// Who inscribed whom: the asker's identification and capacity, and the person's number.
struct Inscription: Hashable, Sendable {
    let identification: String
    let capacity: String
    let insz: INSZ
}
