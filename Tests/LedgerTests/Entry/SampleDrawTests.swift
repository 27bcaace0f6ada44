import Core
import Crypto
import Ledger
import Testing

@Suite("A sample is drawn by the log itself, and by anyone in the same way")
struct SampleDrawTests {
    static let entries = (0..<40).map { SampleEvents.id(UInt8($0)) }
    static let root = Array("a root of the log, 32 bytes long".utf8)

    @Test("an outsider with root and ids draws the same")
    func outsider() {
        let label: [UInt8] = Array("sluis-sample-v1".utf8) + [0]
        var ranks: [(String, Identifier)] = []
        for id in Self.entries {
            let digest = SHA256.hash(data: label + Self.root + id.bytes)
            ranks.append((Hex.encode(digest), id))
        }
        let expected = ranks.sorted { $0.0 < $1.0 }.prefix(5).map(\.1)
        #expect(SampleDraw.draw(5, from: Self.entries, root: Self.root) == expected)
    }

    @Test("the order in which the entries come makes no difference, and a larger sample holds the smaller")
    func order() {
        let drawn = SampleDraw.draw(5, from: Self.entries, root: Self.root)
        #expect(SampleDraw.draw(5, from: Self.entries.reversed(), root: Self.root) == drawn)
        #expect(Array(SampleDraw.draw(9, from: Self.entries, root: Self.root).prefix(5)) == drawn)
    }

    @Test("another root draws another sample")
    func root() {
        var other = Self.root
        other[0] ^= 1
        #expect(
            SampleDraw.draw(5, from: Self.entries, root: other)
                != SampleDraw.draw(5, from: Self.entries, root: Self.root))
    }

    @Test("each entry is drawn about as often as any other")
    func fair() {
        var counts: [Identifier: Int] = [:]
        for seed in 0..<2000 {
            let root = Array(SHA256.hash(data: Array("\(seed)".utf8)))
            for id in SampleDraw.draw(4, from: Self.entries, root: root) { counts[id, default: 0] += 1 }
        }
        // 200 expected of each; five standard deviations are 67.
        #expect(counts.count == 40 && counts.values.allSatisfy { (130...270).contains($0) })
    }
}
