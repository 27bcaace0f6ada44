import MerkleLog
import Testing

@Suite("An entry bundle is length and bytes, entry after entry")
struct EntryBundleTests {
    @Test("bytes")
    func bytes() throws {
        let bundle = try EntryBundle([[0x61, 0x62, 0x63], [], [0x64]])
        #expect(bundle.bytes == [0, 3, 0x61, 0x62, 0x63, 0, 0, 0, 1, 0x64])
        #expect(try EntryBundle(bytes: bundle.bytes) == bundle)
    }

    @Test("both ways, up to the longest entry and the fullest bundle", arguments: [(1, 65_535), (256, 300), (256, 0)])
    func limits(count: Int, length: Int) throws {
        let bundle = try EntryBundle((0..<count).map { [UInt8](repeating: UInt8($0), count: length) })
        #expect(try EntryBundle(bytes: bundle.bytes) == bundle)
    }

    @Test("an entry too long, too many and none are refused")
    func beyond() {
        #expect(throws: MerkleLogError(.entryTooLong)) { try EntryBundle([[UInt8](repeating: 0, count: 65_536)]) }
        #expect(throws: MerkleLogError(.malformedTree)) { try EntryBundle([[UInt8]](repeating: [], count: 257)) }
        #expect(throws: MerkleLogError(.malformedTree)) { try EntryBundle([]) }
    }

    @Test(
        "bytes that end elsewhere are refused", arguments: [[], [0], [0, 1], [0, 0, 0], [1, 0, 0], [0, 1, 5, 0, 1]])
    func truncated(bytes: [UInt8]) {
        #expect(throws: MerkleLogError(.malformedTree)) { try EntryBundle(bytes: bytes) }
    }

    @Test("more entries than a tile has are refused")
    func tooMany() {
        #expect(throws: MerkleLogError(.malformedTree)) { try EntryBundle(bytes: [UInt8](repeating: 0, count: 514)) }
    }
}
