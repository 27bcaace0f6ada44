import Core
import Support
import Testing

@Suite("Canonical JSON is that of RFC 8785")
struct CanonicalTests {
    @Test("names in the order of their UTF-16 units (RFC 8785, 3.2.3)")
    func orderOfNames() {
        let json: JSON = [
            "\u{20AC}": "Euro Sign", "\r": "Carriage Return", "\u{FB33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1F600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{F6}": "Latin Small Letter O With Diaeresis",
        ]
        #expect(
            json.canonicalText
                == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
                + "\"\u{F6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20AC}\":\"Euro Sign\","
                + "\"\u{1F600}\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}")
    }

    @Test(
        "strings (RFC 8785, 3.2.2.2)",
        arguments: [
            ("\u{20AC}$\u{F}\nA'B\"\\\\\"/", #""€$\u000f\nA'B\"\\\\\"/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\0\u{1}\u{1F}", #""\u0000\u0001\u001f""#), ("\u{7F}é😀\u{2028}", "\"\u{7F}é😀\u{2028}\""),
            ("</script>", #""</script>""#),
        ])
    func strings(text: String, written: String) {
        #expect(JSON.string(text).canonicalText == written)
    }

    @Test("the example of RFC 8785, without its floats")
    func example() throws {
        let text =
            #"{ "numbers": [333333333, 4, 2, 0],"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals": [true, false] }"#
        #expect(
            try JSON(parsing: Array(text.utf8)).canonicalText
                == #"{"literals":[true,false],"numbers":[333333333,4,2,0],"string":"€$\u000f\nA'B\"\\\\\"/"}"#)
    }

    @Test(
        arguments: [
            (["b": 1, "a": [], "aa": [:]], #"{"a":[],"aa":{},"b":1}"#),
            ([-1, 0, 9_007_199_254_740_993], "[-1,0,9007199254740993]"),
            ([true, false], "[true,false]"), (JSON.compact(["x": nil, "y": 1]), #"{"y":1}"#),
        ] as [(JSON, String)])
    func documents(json: JSON, written: String) {
        #expect(json.canonicalText == written)
    }

    @Test("random documents read back, and are canonical already")
    func roundTrip() throws {
        let entropy = Entropy.seeded(15)
        for _ in 0..<400 {
            let json = Self.random(entropy, depth: 4)
            let bytes = json.canonicalBytes
            let read = try JSON(parsing: bytes)
            #expect(read == json && read.canonicalBytes == bytes)
        }
    }

    private static func random(_ entropy: Entropy, depth: Int) -> JSON {
        let dice = entropy.bytes(2)
        switch dice[0] % (depth == 0 ? 3 : 5) {
        case 0: return .boolean(dice[1] & 1 == 1)
        case 1: return .integer(entropy.bytes(8).reduce(0) { $0 << 8 | Int64($1) })
        case 2: return .string(text(entropy))
        case 3: return .array((0..<dice[1] % 4).map { _ in random(entropy, depth: depth - 1) })
        default:
            var members: [String: JSON] = [:]
            for _ in 0..<dice[1] % 4 { members[text(entropy)] = random(entropy, depth: depth - 1) }
            return .object(members)
        }
    }

    private static func text(_ entropy: Entropy) -> String {
        let scalars: [Unicode.Scalar] = ["a", "Z", "\"", "\\", "\n", "\0", "é", "€", "\u{FB33}", "😀", "/", "\u{7F}"]
        return String(
            String.UnicodeScalarView(
                entropy.bytes(Int(entropy.bytes(1)[0] % 6)).map { scalars[Int($0) % scalars.count] }))
    }
}
