/// Throws of a die that are the same for a seed (SplitMix64), and cost next to nothing.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
    mutating func isOne(in sides: Int) -> Bool { roll(sides) == 0 }
    mutating func pick<Item>(_ items: [Item]) -> Item? { items.isEmpty ? nil : items[roll(items.count)] }

    /// Sixteen bytes, of which the count in front makes no two alike.
    mutating func bytes(_ count: UInt64) -> [UInt8] {
        [count, next()].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
    }
}
