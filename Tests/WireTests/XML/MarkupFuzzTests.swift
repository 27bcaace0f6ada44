import Core
import Support
import Testing
import Wire

@Suite("No bytes crash the parser")
struct MarkupFuzzTests {
    private static let sample = Array(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><!-- é --><s:Body a="&lt;1" b='2'>\
        <x xmlns="urn:x" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true">Zoë &amp; €\
        <![CDATA[<]]>&#233;</x></s:Body></s:Envelope>
        """.utf8)

    @Test("A document cut at any byte is refused")
    func cut() throws {
        #expect(refusal(of: Self.sample) == nil)
        for length in 0..<Self.sample.count {
            #expect(refusal(of: Array(Self.sample[..<length])) != nil, "cut at \(length)")
        }
    }

    @Test("A document cut at any byte is refused in UTF-16 too")
    func cutWide() throws {
        let text = "<a b='1'>é<c/>\u{1F600}</a>"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(refusal(of: bytes) == nil)
        for length in 0..<bytes.count { #expect(refusal(of: Array(bytes[..<length])) != nil, "cut at \(length)") }
    }

    @Test("Random changes end in events or in an error", arguments: [UInt64(1), 2, 3, 4])
    func mutations(seed: UInt64) {
        let entropy = Entropy.seeded(seed)
        var read = 0
        var refused = 0
        for _ in 0..<5_000 {
            var bytes = Self.sample
            let random = entropy.bytes(16)
            for change in 0..<(Int(random[0]) % 4 + 1) {
                let position = (Int(random[4 * change % 12 + 1]) << 8 | Int(random[4 * change % 12 + 2])) % bytes.count
                switch random[4 * change % 12 + 3] % 4 {
                case 0: bytes[position] = random[4 * change % 12 + 4]
                case 1: bytes.remove(at: position)
                case 2: bytes.insert(random[13], at: position)
                default: bytes.insert(contentsOf: bytes[position..<min(position + 40, bytes.count)], at: position)
                }
            }
            if refusal(of: bytes) == nil { read += 1 } else { refused += 1 }
        }
        #expect(read > 0)
        #expect(refused > 0)
    }
}
