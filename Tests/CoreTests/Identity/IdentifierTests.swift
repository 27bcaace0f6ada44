import Core
import Support
import Testing

@Suite("Identifiers are 128 bits; those of entries are ordered by time")
struct IdentifierTests {
    @Test
    func laterIsGreater() {
        let entropy = Entropy.seeded(7)
        let start = Instant(milliseconds: 1_795_251_600_000)
        let texts = (0..<500).map {
            Identifier.timeOrdered(at: start.adding(milliseconds: $0 * 37), entropy: entropy).text
        }
        #expect(texts == texts.sorted())
        #expect(Set(texts).count == texts.count)
    }

    @Test("version 7, RFC 9562 variant, the first 48 bits are the milliseconds")
    func formOfVersion7() {
        let instant = Instant(milliseconds: 0x0193_504C_8ABC)
        let id = Identifier.timeOrdered(at: instant, entropy: Entropy { Array(repeating: 0xFF, count: $0) })
        #expect(id.text == "0193504c-8abc-7fff-bfff-ffffffffffff")
        let zero = Identifier.timeOrdered(at: instant, entropy: Entropy { Array(repeating: 0, count: $0) })
        #expect(zero.text == "0193504c-8abc-7000-8000-000000000000")
    }

    @Test
    func textRoundTrip() {
        let entropy = Entropy.seeded(8)
        for _ in 0..<200 {
            let id = Identifier.random(entropy)
            #expect(Identifier(id.text) == id)
            #expect(Identifier(bytes: id.bytes) == id)
        }
    }

    @Test(arguments: [
        "", "0193504c-8abc-7fff-bfff-fffffffffff", "0193504c-8abc-7fff-bfff-ffffffffffff0",
        "0193504C-8ABC-7FFF-BFFF-FFFFFFFFFFFF", "0193504c8abc7fffbfffffffffffffff",
        "{193504c-8abc-7fff-bfff-ffffffffffff",
        "0193504c-8abc-7fff-bfff_ffffffffffff", "0193504c-8abc7-fff-bfff-ffffffffffff",
        "g193504c-8abc-7fff-bfff-ffffffffffff",
        " 193504c-8abc-7fff-bfff-ffffffffffff", "0193504c-8abc-7fff-bfff-fffffffffffé",
    ])
    func otherSpellingsAreRefused(text: String) {
        #expect(Identifier(text) == nil)
    }

    @Test(arguments: [0, 15, 17])
    func otherLengthsAreRefused(count: Int) {
        #expect(Identifier(bytes: Array(repeating: 1, count: count)) == nil)
    }
}

@Suite("Random bytes, hexadecimal and base64")
struct BytesTests {
    @Test(arguments: [0, 1, 7, 8, 9, 12, 16, 32, 33])
    func theKernelGivesAsManyBytesAsAsked(count: Int) {
        #expect(Entropy.system.bytes(count).count == count)
    }

    @Test
    func randomBytesDiffer() {
        #expect(Set((0..<100).map { _ in Entropy.system.bytes(16) }).count == 100)
    }

    @Test
    func roundTrips() {
        let entropy = Entropy.seeded(9)
        for count in 0..<40 {
            let bytes = entropy.bytes(count)
            #expect(Hex.decode(Hex.encode(bytes)) == bytes)
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
        #expect(Hex.encode([0, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
    }

    @Test(arguments: ["0", "0g", "0G", "FF", " 00", "é"])
    func onlyLowerCaseHexadecimal(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
