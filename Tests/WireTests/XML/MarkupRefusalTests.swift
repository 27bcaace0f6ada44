import Testing
import Wire

@Suite("A hostile or broken document is refused with its reason and line, never with its content")
struct MarkupRefusalTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let code: WireError.Code

        init(_ name: String, _ text: String, _ code: WireError.Code) { self.init(name, bytes: Array(text.utf8), code) }

        init(_ name: String, bytes: [UInt8], _ code: WireError.Code) {
            testDescription = name
            self.bytes = bytes
            self.code = code
        }
    }

    private static let bomb =
        #"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x0 "aaaaaaaaaa">"#
        + (1..<12).map { "<!ENTITY x\($0) \"\(String(repeating: "&x\($0 - 1);", count: 10))\">" }.joined()
        + "]><a>&x11;</a>"
    private static let latin: [UInt8] = Array("<a>".utf8) + [0x5A, 0x6F, 0xEB] + Array("</a>".utf8)
    private static func declared(_ charset: String) -> [UInt8] {
        Array("<?xml version='1.0' encoding='\(charset)'?>".utf8)
    }

    private static let rows = [
        Row("a DOCTYPE", "<!DOCTYPE a><a/>", .doctypeRefused),
        Row("a DOCTYPE with a subset elsewhere", #"<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>"#, .doctypeRefused),
        Row("an entity bomb", bomb, .doctypeRefused),
        Row(
            "a quadratic bomb",
            "<!DOCTYPE a [<!ENTITY x \"\(String(repeating: "x", count: 50_000))\">]><a>"
                + String(repeating: "&x;", count: 50_000) + "</a>", .doctypeRefused),
        Row(
            "an external entity", #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#, .doctypeRefused),
        Row("a parameter entity", #"<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;]><a/>"#, .doctypeRefused),
        Row("an entity that nobody declared", "<a>&x;</a>", .malformedXML),
        Row("the same in an attribute", "<a b='&x;'/>", .malformedXML),
        Row("a tree too deep", String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65), .tooDeep),
        Row("a tree far too deep", String(repeating: "<a>", count: 500_000), .tooDeep),
        Row("too many attributes", "<a " + (0..<257).map { "a\($0)='' " }.joined() + "/>", .tooLarge),
        Row(
            "far too many attributes", "<a " + (0..<400_000).map { "a\($0)=''" }.joined(separator: " ") + "/>",
            .tooLarge),
        Row(
            "far too many after a mistake",
            "<b></a><a " + (0..<400_000).map { "a\($0) = ''" }.joined(separator: "\n") + "/>", .tooLarge),
        Row(
            "too many namespaces in scope",
            (0..<60).map { depth in "<a " + (0..<200).map { "xmlns:p\(depth)x\($0)='u' " }.joined() + ">" }.joined(),
            .tooLarge),
        Row("latin-1 that says UTF-8", bytes: declared("UTF-8") + latin, .wrongCharset),
        Row("latin-1 that says nothing", bytes: latin, .wrongCharset),
        Row("latin-1 in an attribute", bytes: Array("<a b='".utf8) + [0xE9] + Array("'/>".utf8), .wrongCharset),
        Row("an overlong form", bytes: Array("<a>".utf8) + [0xC0, 0xBC] + Array("</a>".utf8), .wrongCharset),
        Row("UTF-8 that says UTF-16", bytes: declared("UTF-16") + Array("<a/>".utf8), .wrongCharset),
        Row(
            "UTF-16 that says UTF-8",
            bytes: [0xFF, 0xFE]
                + "<?xml version='1.0' encoding='UTF-8'?><a/>".utf8.flatMap { [$0, 0] }, .wrongCharset),
        Row(
            "a UTF-8 mark before ISO-8859-1", bytes: [0xEF, 0xBB, 0xBF] + declared("ISO-8859-1") + Array("<a/>".utf8),
            .wrongCharset),
        Row("a charset that does not exist", bytes: declared("UTF-9") + Array("<a/>".utf8), .wrongCharset),
        Row("UTF-7", bytes: declared("UTF-7") + Array("<a/>".utf8), .wrongCharset),
        Row("UTF-32", bytes: "<a/>".utf8.flatMap { [0, 0, 0, $0] }, .wrongCharset),
        Row("nothing", "", .truncated),
        Row("an open element", "<a>", .truncated),
        Row("an open tag", "<a b='1", .truncated),
        Row("an open comment", "<a><!-- ", .truncated),
        Row("an open CDATA section", "<a><![CDATA[x", .truncated),
        Row("another name at the end", "<a></b>", .malformedXML),
        Row("no XML", "Service Unavailable", .malformedXML),
        Row("HTML", "<html><body><br></body></html>", .malformedXML),
        Row("two roots", "<a/><a/>", .malformedXML),
        Row("text after the root", "<a/>x", .malformedXML),
        Row("an attribute twice", "<a b='1' b='2'/>", .malformedXML),
        Row("a prefix that nobody declared", "<p:a/>", .malformedXML),
        Row("a forbidden character", "<a>\u{1}</a>", .malformedXML),
        Row("a reference to a forbidden character", "<a>&#0;</a>", .malformedXML),
        Row("a zero byte", "<a>\u{0}</a>", .malformedXML),
    ]

    @Test("is refused", .timeLimit(.minutes(1)), arguments: rows)
    func refused(row: Row) {
        #expect(refusal(of: row.bytes)?.code == row.code)
    }

    @Test("100 MB are refused before they are read")
    func hundredMegabytes() {
        let bytes = [UInt8](repeating: UInt8(ascii: "<"), count: 100 << 20)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(refusal(of: bytes)?.code == .tooLarge) }
        #expect(time < .milliseconds(100))
    }

    @Test(
        "The largest document that is allowed is read in time, whatever it is made of",
        arguments: [
            "<b/>", "<b>x</b>", "<b c='1'/>", "&amp;", "<!-- -->", "<?p?>", "<![CDATA[x]]>", "é", "]",
            "<b xmlns:p='u'/>",
        ])
    func largest(piece: String) {
        let count = (4 << 20) / piece.utf8.count - 7
        let bytes = Array("<a>\(String(repeating: piece, count: count))</a>".utf8)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(refusal(of: bytes) == nil) }
        #expect(time < .seconds(10))
    }

    @Test("A limit holds to the byte and to the level")
    func limits() {
        let bytes = Array("<a><b/></a>".utf8)
        #expect(refusal(of: bytes, limits: MarkupLimits(maximumBytes: bytes.count)) == nil)
        #expect(refusal(of: bytes, limits: MarkupLimits(maximumBytes: bytes.count - 1))?.code == .tooLarge)
        #expect(refusal(of: bytes, limits: MarkupLimits(maximumDepth: 2)) == nil)
        #expect(refusal(of: bytes, limits: MarkupLimits(maximumDepth: 1))?.code == .tooDeep)
    }

    @Test("The error names the line and quotes nothing")
    func line() {
        let error = refusal(of: Array("<a>\n<secret>80610199999</secret>\n<geheim></fout>\n</a>".utf8))
        #expect(error == WireError(.malformedXML, line: 3))
        #expect(error?.description == "malformedXML (line 3)")
    }
}
