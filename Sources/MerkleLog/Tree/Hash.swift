/// A SHA-256 value: a leaf, an inner node or a root.
///
/// Four words, so that millions fit in memory without an allocation each.
package struct Hash: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    package static let byteCount = 32

    /// Takes exactly 32 bytes.
    package init?(bytes: some Sequence<UInt8>) {
        var iterator = bytes.makeIterator()
        guard let first = iterator.word(), let second = iterator.word(), let third = iterator.word(),
            let fourth = iterator.word(), iterator.next() == nil
        else { return nil }
        words = (first, second, third, fourth)
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(Hash.byteCount)
        append(to: &out)
        return out
    }

    package func append(to out: inout [UInt8]) {
        Hash.append(words.0, to: &out)
        Hash.append(words.1, to: &out)
        Hash.append(words.2, to: &out)
        Hash.append(words.3, to: &out)
    }

    /// Digest bytes, of which the type already says that there are 32.
    init(digest: some Sequence<UInt8>) {
        var iterator = digest.makeIterator()
        words = (iterator.word() ?? 0, iterator.word() ?? 0, iterator.word() ?? 0, iterator.word() ?? 0)
    }

    private static func append(_ word: UInt64, to out: inout [UInt8]) {
        out.append(UInt8(truncatingIfNeeded: word >> 56))
        out.append(UInt8(truncatingIfNeeded: word >> 48))
        out.append(UInt8(truncatingIfNeeded: word >> 40))
        out.append(UInt8(truncatingIfNeeded: word >> 32))
        out.append(UInt8(truncatingIfNeeded: word >> 24))
        out.append(UInt8(truncatingIfNeeded: word >> 16))
        out.append(UInt8(truncatingIfNeeded: word >> 8))
        out.append(UInt8(truncatingIfNeeded: word))
    }

    package static func == (left: Hash, right: Hash) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension IteratorProtocol where Element == UInt8 {
    /// The next eight bytes, big-endian.
    mutating func word() -> UInt64? {
        var word: UInt64 = 0
        for _ in 0..<8 {
            guard let byte = next() else { return nil }
            word = word << 8 | UInt64(byte)
        }
        return word
    }
}
