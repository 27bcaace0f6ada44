import Core
import Support
import Testing

@Suite("JSON is read strictly: no floats, no null, no name twice, and never a crash")
struct JSONParserTests {
    private static func parse(_ text: String, allowingNull: Bool = false) throws(JSONError) -> JSON {
        try JSON(parsing: Array(text.utf8), allowingNull: allowingNull)
    }

    @Test(
        arguments: [
            ("0", .integer(0)), ("-0", .integer(0)), ("-9223372036854775808", .integer(.min)),
            (" \t\r\n[ ] \n", .array([])), ("{}", .object([:])), ("9223372036854775807", .integer(.max)),
            (#"{"a":{"a":[true,false,"x",-1]}}"#, ["a": ["a": [true, false, "x", -1]]]), (#""""#, .string("")),
            (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u0041\u00e9\u20AC""#, .string("Aé€")),
            (#""\ud83d\ude00""#, .string("😀")), ("\"😀é\u{7F}\"", .string("😀é\u{7F}")), (#""\u0000""#, .string("\0")),
            (#""\udbff\udfff""#, .string("\u{10FFFF}")),
        ] as [(String, JSON)])
    func read(text: String, json: JSON) throws {
        #expect(try Self.parse(text) == json)
    }

    @Test(
        arguments: [
            ("", .unexpectedEnd), (" ", .unexpectedEnd), ("{", .unexpectedEnd), ("[1,", .unexpectedEnd),
            (#""abc"#, .unexpectedEnd), (#""\"#, .unexpectedEnd), (#""\u12"#, .unexpectedEnd), ("tru", .unexpectedEnd),
            ("[1,]", .unexpectedByte), ("[,1]", .unexpectedByte), (#"{"a":1,}"#, .unexpectedByte),
            ("[1 2]", .unexpectedByte),
            ("{a:1}", .unexpectedByte), ("{'a':1}", .unexpectedByte), (#"{"a" 1}"#, .unexpectedByte),
            ("TRUE", .unexpectedByte),
            (#""\x""#, .unexpectedByte), (#""\u12g4""#, .unexpectedByte), (#""\u+123""#, .unexpectedByte),
            ("\"a\nb\"", .unexpectedByte), ("\"a\u{0}b\"", .unexpectedByte), ("\u{FEFF}{}", .unexpectedByte),
            ("NaN", .unexpectedByte), ("Infinity", .unexpectedByte), ("+1", .unexpectedByte), (".5", .unexpectedByte),
            ("01", .unexpectedByte), ("-01", .unexpectedByte), ("-", .unexpectedByte), ("-a", .unexpectedByte),
            ("// no", .unexpectedByte), ("1.0", .floatingPoint), ("-0.0", .floatingPoint), ("1e3", .floatingPoint),
            ("1E+3", .floatingPoint), ("9223372036854775808", .numberTooLarge),
            ("-9223372036854775809", .numberTooLarge),
            ("null", .null), ("[null]", .null), (#"{"a":null}"#, .null), ("{} {}", .trailingBytes),
            ("1 x", .trailingBytes),
            ("[]]", .trailingBytes), (#"{"a":1,"a":1}"#, .duplicateName), (#"{"a":1,"\u0061":2}"#, .duplicateName),
            (#"{"o":{"a":1,"b":2,"a":3}}"#, .duplicateName), (#""\ud800""#, .loneSurrogate),
            (#""\ud800x""#, .loneSurrogate),
            (#""\ud800\n""#, .loneSurrogate), (#""\ud800\ud800""#, .loneSurrogate), (#""\udc00""#, .loneSurrogate),
            (#""\udc00\ud800""#, .loneSurrogate),
        ] as [(String, JSONError.Code)])
    func refused(text: String, code: JSONError.Code) {
        let error = #expect(throws: JSONError.self) { try Self.parse(text) }
        #expect(error?.code == code)
    }

    @Test(
        "bytes that are no UTF-8",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
            [0xF0, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        for document in [[0x22] + bytes + [0x22], Array(#"{""#.utf8) + bytes + Array(#"":1}"#.utf8)] {
            let error = #expect(throws: JSONError.self) { try JSON(parsing: document) }
            #expect(error?.code == .notUTF8)
        }
    }

    @Test("32 levels, and no more")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        _ = try Self.parse(nested(32))
        for levels in [33, 100_000] {
            let error = #expect(throws: JSONError.self) { try Self.parse(nested(levels)) }
            #expect(error?.code == .tooDeep)
        }
    }

    @Test("null as absent, where it is allowed: a member only, and still no name twice")
    func allowingNull() throws {
        #expect(try Self.parse(#"{"a":null,"b":{"c":null}}"#, allowingNull: true) == ["b": [:]])
        for (text, code) in [
            ("null", JSONError.Code.null), ("[null]", .null), (#"{"a":null,"a":1}"#, .duplicateName),
            (#"{"a":1,"a":null}"#, .duplicateName), (#"{"a":null,"a":null}"#, .duplicateName),
            (#"{"a":nul}"#, .unexpectedByte),
        ] {
            let error = #expect(throws: JSONError.self) { try Self.parse(text, allowingNull: true) }
            #expect(error?.code == code)
        }
    }

    @Test("a text that is changed at random is read or refused")
    func mutations() throws {
        let seeds = [
            #"{"subject":"x","purpose":"uitpas","outputs":["a","b"],"n":-12,"deep":[[[{"é":"\u20ac\ud83d\ude00"}]]]}"#,
            #"["\\\"\/",true,false,0,{"a":{}}]"#,
        ].map { Array($0.utf8) }
        let entropy = Entropy.seeded(14)
        var readable = 0
        for round in 0..<6000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...Int(entropy.bytes(1)[0]) % 4 {
                let dice = entropy.bytes(4)
                let place = (Int(dice[0]) << 8 | Int(dice[1])) % bytes.count
                switch dice[2] % 4 {
                case 0: bytes[place] = dice[3]
                case 1: bytes.insert(dice[3], at: place)
                case 2 where bytes.count > 2: bytes.remove(at: place)
                default: bytes.removeLast(min(place, bytes.count - 1))
                }
            }
            for allowingNull in [false, true] {
                do throws(JSONError) {
                    let json = try JSON(parsing: bytes, allowingNull: allowingNull)
                    readable += 1
                    #expect(try JSON(parsing: json.canonicalBytes) == json)
                } catch {
                    #expect(error.offset <= bytes.count)
                }
            }
        }
        #expect(readable > 100)
    }
}
