import Ledger

/// The integer key of a part: the row of its entry and its place in it.
struct PartKey: Hashable, Sendable {
    /// More than the largest household.
    static let most = 1024

    let value: Int64

    init(row: Int64, part: Int) {
        value = row << 10 | Int64(part)
    }

    init(_ value: Int64) {
        self.value = value
    }

    var row: Int64 { value >> 10 }
    var part: Int { Int(value & 1023) }
}

extension EntryClass {
    /// The small number that the clear column holds.
    var number: Int {
        switch self {
        case .consent: 1
        case .access: 2
        case .gov: 3
        }
    }
}
