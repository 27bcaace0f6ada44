import Testing
import Wire

@Suite("What is written is what a parser reads back")
struct XMLWriterTests {
    @Test("A request")
    func request() throws {
        var writer = XMLWriter()
        writer.element("s:Envelope", ["xmlns:s": "urn:soap"]) { envelope in
            envelope.element("s:Body") { body in
                body.element("INSZ", ["type": "x"], text: "8061")
                body.open("Leeg")
                body.attribute("nil", "true")
                body.close()
            }
        }
        let bytes = try writer.finish()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="urn:soap"><s:Body>"#
                + #"<INSZ type="x">8061</INSZ><Leeg nil="true"/></s:Body></s:Envelope>"#)
    }

    @Test(
        "Any value survives",
        arguments: [
            "", "plain", "<b>&amp;</b>", "]]>", "\"'", "a\tb\nc", "a\r\nb\r", "Zoë €", "\u{1F600}", "  spaces  ",
            "&#38;",
        ])
    func survives(value: String) throws {
        var writer = XMLWriter(declaration: false)
        writer.element("a", ["b": value], text: value)
        let text = value.isEmpty ? [] : [value]
        #expect(try events(of: writer.finish()) == ["<a >", "@b=\(value)"] + text + ["/"])
    }

    @Test("What XML cannot hold is refused", arguments: ["\u{0}", "a\u{1}", "\u{B}", "\u{FFFE}", "\u{FFFF}"])
    func unwritable(value: String) {
        var writer = XMLWriter()
        writer.element("a", text: value)
        #expect(throws: WireError(.unwritable)) { try writer.finish() }
    }

    @Test("A name that would break out of its tag is refused", arguments: ["", "a b", "a>", "a/", "a=\"", "<a"])
    func name(name: String) {
        var writer = XMLWriter()
        writer.element(name, text: "x")
        #expect(throws: WireError(.unwritable)) { try writer.finish() }
    }

    @Test("Elements that are not paired, and attributes after text, are refused")
    func pairs() {
        var open = XMLWriter()
        open.open("a")
        #expect(throws: WireError(.unwritable)) { try open.finish() }
        var closed = XMLWriter()
        closed.element("a", text: "x")
        closed.close()
        #expect(throws: WireError(.unwritable)) { try closed.finish() }
        var late = XMLWriter()
        late.open("a")
        late.text("x")
        late.attribute("b", "c")
        late.close()
        #expect(throws: WireError(.unwritable)) { try late.finish() }
    }
}
