import Core
import Testing

@testable import Mapping

@Suite("A JSON document reads as the events of markup, within bounds")
struct JSONEventsTests {
    private func events(_ text: String) throws(JSONError) -> [String] {
        var log = EventLog()
        try JSONEvents.read(Array(text.utf8), into: &log)
        return log.lines
    }

    private func code(_ text: String) -> JSONError.Code? {
        do throws(JSONError) {
            _ = try events(text)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "members are elements, plain values text, and white space nothing",
        arguments: [
            ("{}", "<answer >"), (" { } ", "<answer >"), ("\"x\"", "<answer x >"), ("7", "<answer 7 >"),
            ("{\"a\":\"x\"}", "<answer <a x > >"),
            ("{\"a\":{\"b\":true,\"c\":false}}", "<answer <a <b true > <c false > > >"),
            ("{\"n\":-12.50e+3}", "<answer <n -12.50e+3 > >"), ("{\"n\":0}", "<answer <n 0 > >"),
            ("{\"a\":\"\"}", "<answer <a  > >"), ("{\"a\":null}", "<answer <a @nil=true > >"),
        ])
    func members(_ text: String, _ expected: String) throws {
        #expect(try events(text).joined(separator: " ") == expected)
    }

    @Test("a list of one and the one are the same; an empty list leaves nothing; lists in lists are flat")
    func lists() throws {
        #expect(try events("{\"a\":[{\"b\":1}]}") == events("{\"a\":{\"b\":1}}"))
        #expect(try events("{\"a\":[]}") == events("{}"))
        #expect(try events("{\"a\":[1,[2,[]],[[3]]]}") == events("{\"a\":[1,2,3]}"))
        #expect(try events("[1,{\"a\":2}]") == ["<answer", "<item", "1", ">", "<item", "<a", "2", ">", ">", ">"])
    }

    @Test("a plain member with @ is an attribute; what is not plain there says nothing")
    func attributes() throws {
        let lines = try events(
            "{\"@id\":\"u:1\",\"@context\":{\"a\":[1]},\"@type\":[\"A\"],\"@nil\":true,\"a\":{\"@value\":3}}")
        #expect(lines == ["<answer", "@id=u:1", "<a", "@value=3", ">", ">"])
    }

    @Test(
        "escapes are undone, in names too",
        arguments: [
            ("\\u0041\\n\\t\\r\\b\\f\\/\\\\\\\"", "A\n\t\r\u{8}\u{c}/\\\""), ("\\u00e9\\u20AC", "é€"),
            ("\\ud83d\\ude00", "😀"), ("Zo\\u00eb", "Zoë"),
        ])
    func escapes(_ text: String, _ expected: String) throws {
        #expect(try events("{\"a\":\"\(text)\"}") == ["<answer", "<a", expected, ">", ">"])
        #expect(try events("{\"\(text)\":1}") == ["<answer", "<" + expected, "1", ">", ">"])
    }

    @Test(
        "what is no JSON is refused",
        arguments: [
            ("", JSONError.Code.unexpectedEnd), ("{", .unexpectedEnd), ("{\"a\":1", .unexpectedEnd),
            ("{\"a\"}", .unexpectedByte), ("{\"a\":}", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte),
            ("[1,]", .unexpectedByte), ("{} {}", .trailingBytes), ("{a:1}", .unexpectedByte), ("01", .unexpectedByte),
            ("1.", .unexpectedEnd), ("-", .unexpectedEnd), ("1e", .unexpectedEnd), (".5", .unexpectedByte),
            ("+1", .unexpectedByte), ("NaN", .unexpectedByte), ("tru", .unexpectedEnd), ("'a'", .unexpectedByte),
            ("\"a", .unexpectedEnd), ("\"\n\"", .unexpectedByte), ("\"\\x\"", .unexpectedByte),
            ("\"\\u12g4\"", .unexpectedByte), ("\"\\ud83d\"", .loneSurrogate), ("\"\\ude00\"", .loneSurrogate),
            ("\"\\u0000\"", .loneSurrogate), ("\u{FEFF}{}", .unexpectedByte), ("<a/>", .unexpectedByte),
        ])
    func refused(_ text: String, _ expected: JSONError.Code) {
        #expect(code(text) == expected)
    }

    @Test("a member named twice is refused, however it is written")
    func duplicates() {
        #expect(code("{\"a\":1,\"a\":2}") == .duplicateName)
        #expect(code("{\"a\":1,\"\\u0061\":2}") == .duplicateName)
        #expect(code("{\"@id\":1,\"@id\":2}") == .duplicateName)
        #expect(code("{\"x\":{\"a\":1,\"b\":{\"a\":1}},\"a\":[{\"a\":1},{\"a\":1}]}") == nil)
    }

    @Test("bounds: 64 deep, four megabytes, UTF-8")
    func bounds() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = open == "[" ? "" : "1"
            for (depth, expected) in [(64, nil), (65, JSONError.Code.tooDeep), (100_000, .tooDeep)] {
                let text = String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
                #expect(code(text) == expected, "\(depth)")
            }
        }
        let long = "\"" + String(repeating: "x", count: JSONEvents.maximumBytes - 2) + "\""
        #expect(code(long) == nil && code(long + " ") == .tooLarge)
        var log = EventLog()
        #expect(throws: JSONError(code: .notUTF8, offset: 0)) { try JSONEvents.read([0x22, 0xFF, 0x22], into: &log) }
    }

    @Test("any cut or changed byte ends in events or in a refusal")
    func mutations() {
        let text = Array(
            "{\"items\":[{\"@id\":\"_:1\",\"a\":[1,2.5e3,null,true],\"b\":{\"c\":\"Zo\\u00eb \\ud83d\\ude00\"}}],\"n\":0}"
                .utf8)
        var refusals = 0
        for index in text.indices {
            var log = EventLog()
            do { try JSONEvents.read(Array(text[..<index]), into: &log) } catch { refusals += 1 }
            for byte in [UInt8(0), 0x22, 0x5B, 0x5C, 0x7D, 0x2C, 0x3A, 0x30, 0x80, 0xFF] {
                var changed = text
                changed[index] = byte
                try? JSONEvents.read(changed, into: &log)
            }
        }
        #expect(refusals == text.count)
    }
}
