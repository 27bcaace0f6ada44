/// What a word in clear says of an entry.
enum WordKind: Int, Hashable, Sendable, CaseIterable {
    case purpose = 1
    case application, outcome, source, employee
}

/// A clear value of an entry, stored once.
struct Word: Hashable, Sendable {
    let kind: WordKind
    let value: [UInt8]

    var text: String { String(decoding: value, as: UTF8.self) }
}
