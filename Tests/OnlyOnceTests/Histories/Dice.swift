import Core
import Support

/// Small numbers from a seed.
struct Dice {
    private let entropy: Entropy

    init(_ seed: UInt64) {
        entropy = .seeded(seed)
    }

    func roll(_ sides: Int) -> Int { Int(entropy.bytes(1)[0]) % sides }
    func maybe(_ sides: Int) -> Bool { roll(sides) == 0 }
    func one<Element>(of items: [Element]) -> Element { items[roll(items.count)] }
}

extension Array {
    func randomElement(by dice: Dice) -> Element? { isEmpty ? nil : self[dice.roll(count)] }
}
