import Core
import Disclosure
import Support
import Testing

@Suite("A code is read aloud and typed over without a mistake")
struct ShortCodeTests {
    @Test("eight characters in two groups, none that looks like another")
    func form() throws {
        let entropy = Entropy.seeded(5)
        var seen: Set<String> = []
        var used: Set<Character> = []
        for _ in 0..<2_000 {
            let code = try #require(ShortCode(entropy.bytes(5)))
            #expect(code.text.count == 9 && code.characters.count == 8)
            used.formUnion(code.characters)
            seen.insert(code.text)
            #expect(ShortCode(typed: code.text) == code)
        }
        #expect(seen.count == 2_000)
        #expect(used.count == 32 && used.isDisjoint(with: ["0", "O", "1", "I"]))
    }

    @Test("first and last, and every byte counts")
    func ends() throws {
        #expect(ShortCode([0, 0, 0, 0, 0])?.text == "2222-2222")
        #expect(ShortCode([255, 255, 255, 255, 255])?.text == "ZZZZ-ZZZZ")
        for place in 0..<5 {
            var bytes: [UInt8] = [0, 0, 0, 0, 0]
            bytes[place] = 1
            #expect(ShortCode(bytes)?.text != "2222-2222")
        }
        #expect(ShortCode([1, 2, 3, 4]) == nil && ShortCode([1, 2, 3, 4, 5, 6]) == nil)
    }

    @Test("typed in small letters, with spaces or without the hyphen it is the same code")
    func typed() {
        for text in ["k7qm-3xwe", "K7QM3XWE", " k7 qm 3x we ", "K7QM - 3XWE"] {
            #expect(ShortCode(typed: text)?.text == "K7QM-3XWE", "\(text)")
        }
    }

    @Test(
        "what cannot be a code is none",
        arguments: ["", "K7QM-3XW", "K7QM-3XWE2", "K7QM-3XW0", "K7QM_3XWE", "KÖQM-3XWE"])
    func refused(_ text: String) { #expect(ShortCode(typed: text) == nil) }
}
