import Testing
import Wire

@Suite("A document becomes events, whatever its prefixes, line ends and charset")
struct MarkupEventsTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let expected: [String]

        init(_ name: String, _ text: String, _ expected: [String]) {
            self.init(name, bytes: Array(text.utf8), expected)
        }

        init(_ name: String, bytes: [UInt8], _ expected: [String]) {
            testDescription = name
            self.bytes = bytes
            self.expected = expected
        }
    }

    private static let marked: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static func wide(_ text: String, bigEndian: Bool, marked: Bool = true) -> [UInt8] {
        ((marked ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
    }

    private static let rows = [
        Row("an element", "<a/>", ["<a >", "/"]),
        Row("text and children", "<a>x<b>y</b>z</a>", ["<a >", "x", "<b >", "y", "/", "z", "/"]),
        Row("attributes", #"<a one="1" two='"2"'/>"#, ["<a >", "@one=1", #"@two="2""#, "/"]),
        Row("a default namespace", #"<a xmlns="urn:x"><b/></a>"#, ["<a urn:x>", "<b urn:x>", "/", "/"]),
        Row("a prefix", #"<p:a xmlns:p="urn:x"><p:b/></p:a>"#, ["<a urn:x>", "<b urn:x>", "/", "/"]),
        Row(
            "a prefix bound anew", #"<p:a xmlns:p="urn:x"><p:b xmlns:p="urn:y"/><p:c/></p:a>"#,
            ["<a urn:x>", "<b urn:y>", "/", "<c urn:x>", "/", "/"]),
        Row("a default namespace taken back", #"<a xmlns="urn:x"><b xmlns=""/></a>"#, ["<a urn:x>", "<b >", "/", "/"]),
        Row("a namespace that is no absolute URI", #"<a xmlns="x"/>"#, ["<a x>", "/"]),
        Row(
            "attributes of other namespaces", #"<a xmlns:p="urn:x" p:b="1" xml:lang="nl" c="2"/>"#,
            ["<a >", "@c=2", "/"]),
        Row(
            "xsi:nil, by any prefix",
            #"<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true" i:type="b"/>"#,
            ["<a >", "@nil=true", "/"]),
        Row(
            "the five entities and references", "<a b='&quot;&#x41;'>&lt;&gt;&amp;&apos;&quot;&#233;&#x20AC;</a>",
            ["<a >", "@b=\"A", "<>&'\"é€", "/"]),
        Row("CDATA", "<a>x<![CDATA[<&]]>y</a>", ["<a >", "x<&y", "/"]),
        Row(
            "comments and instructions", "<?p q?><!-- c --><a>x<!-- <b/> -->y<?p q?>z</a><!-- c -->",
            ["<a >", "xyz", "/"]),
        Row("line ends", "<a b='1\r\n2'>\r\nx\ry</a>", ["<a >", "@b=1 2", "\nx\ny", "/"]),
        Row("blank text", "<a> <b>\n</b></a>", ["<a >", " ", "<b >", "\n", "/", "/"]),
        Row("a byte order mark", bytes: marked + Array("<a>é</a>".utf8), ["<a >", "é", "/"]),
        Row("declared UTF-8", #"<?xml version="1.0" encoding="utf-8" standalone="yes"?><a>é</a>"#, ["<a >", "é", "/"]),
        Row("UTF-16, little end first", bytes: wide("<a b='€'>é</a>", bigEndian: false), ["<a >", "@b=€", "é", "/"]),
        Row("UTF-16, big end first", bytes: wide("<a>é\u{1F600}</a>", bigEndian: true), ["<a >", "é\u{1F600}", "/"]),
        Row(
            "UTF-16, declared",
            bytes: wide(#"<?xml version="1.0" encoding="UTF-16"?><a>é</a>"#, bigEndian: false), ["<a >", "é", "/"]),
        Row(
            "UTF-16 without a mark",
            bytes: wide(#"<?xml version="1.0" encoding="UTF-16"?><a>é</a>"#, bigEndian: true, marked: false),
            ["<a >", "é", "/"]),
        Row(
            "ISO-8859-1",
            bytes: Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a b=""#.utf8) + [0xE9]
                + Array(#"">"#.utf8) + [0xEB] + Array("</a>".utf8), ["<a >", "@b=é", "ë", "/"]),
        Row(
            "ISO-8859-15",
            bytes: Array(#"<?xml version="1.0" encoding="iso-8859-15"?><a>"#.utf8) + [0xA4]
                + Array("</a>".utf8), ["<a >", "€", "/"]),
        Row(
            "windows-1252",
            bytes: Array(#"<?xml version="1.0" encoding="Windows-1252"?><a>"#.utf8) + [0x80]
                + Array("</a>".utf8), ["<a >", "€", "/"]),
    ]

    @Test("is read", arguments: rows)
    func events(row: Row) throws {
        #expect(try WireTests.events(of: row.bytes) == row.expected)
    }

    @Test("A long text arrives whole")
    func longText() throws {
        let text = String(repeating: "Zoë & co ", count: 20_000)
        let bytes = Array("<a>\(text.split(separator: "&").joined(separator: "&amp;"))</a>".utf8)
        #expect(try WireTests.events(of: bytes) == ["<a >", text, "/"])
    }

    @Test("A broken document leaves nothing behind for the next one")
    func nothingLeftBehind() throws {
        for _ in 0..<50 {
            #expect(refusal(of: Array(#"<p:a xmlns:p="urn:x" xmlns="urn:y"><b>"#.utf8)) != nil)
            #expect(refusal(of: Array("<p:a/>".utf8))?.code == .malformedXML)
            #expect(try WireTests.events(of: Array("<a/>".utf8)) == ["<a >", "/"])
        }
    }

    @Test("Documents are read side by side")
    func concurrently() async throws {
        let results = await withTaskGroup(of: Bool.self) { group in
            for task in 0..<16 {
                group.addTask {
                    for round in 0..<200 {
                        let text = "\(task)-\(round)"
                        let bytes = Array("<a xmlns='urn:\(text)'>\(text)</a>".utf8)
                        guard (try? WireTests.events(of: bytes)) == ["<a urn:\(text)>", text, "/"] else { return false }
                    }
                    return true
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 16)
        #expect(results.allSatisfy { $0 })
    }
}
