import Core
import Mapping
import Testing

@Suite("An answer counts by its root's namespace, in an envelope or bare, and its exceptions by origin and code")
struct EnvelopeTests {
    static let soap = "http://schemas.xmlsoap.org/soap/envelope/"
    static let attribute = "t.text: {join: P/A}"

    private func run(_ xml: String, extra: String = "") throws -> MappedAnswer {
        try Mappings.run(try TinyMapping.compiled(Self.attribute, extra: extra), Array(xml.utf8))
    }

    private func exception(_ origin: String, _ code: String, _ type: String, _ more: String = "") -> String {
        "<Uitzondering><Identificatie>\(code)</Identificatie><Oorsprong>\(origin)</Oorsprong><Type>\(type)</Type>"
            + "<Diagnose>Jan 70621199594</Diagnose>\(more)</Uitzondering>"
    }

    private func answer(_ exceptions: String, data: Bool = true) -> String {
        let content = data ? "<Inhoud><P><A>x</A></P></Inhoud>" : ""
        return
            "<Answer xmlns='urn:tiny'><Repliek xmlns=''><Antwoorden><Antwoord>\(content)<Uitzonderingen>\(exceptions)"
            + "</Uitzonderingen></Antwoord></Antwoorden></Repliek></Answer>"
    }

    @Test(
        "the prefix says nothing",
        arguments: [
            "<Answer xmlns='urn:tiny'>|</Answer>", "<a:Answer xmlns:a='urn:tiny'>|</a:Answer>",
            "<s:Envelope xmlns:s='\(soap)'><s:Header><h/></s:Header><s:Body><Answer xmlns='urn:tiny'>|</Answer></s:Body></s:Envelope>",
            "\u{FEFF}<Answer xmlns='urn:tiny'>|</Answer>",
        ])
    func prefixes(_ frame: String) throws {
        let inner =
            "<Repliek xmlns=''><Antwoorden><Antwoord><Inhoud><P><A>x</A></P></Inhoud></Antwoord></Antwoorden></Repliek>"
        let answer = try run(frame.split(separator: "|").joined(separator: inner))
        #expect(answer.values["t.text"]?.content == .value(.text("x")))
        #expect(answer.outcomes == [Outcome(status: .ok, origin: "S")])
    }

    @Test(
        "another root or namespace is a fault",
        arguments: ["<Answer xmlns='urn:other'/>", "<Other xmlns='urn:tiny'/>", "<Answer/>"])
    func wrongRoot(_ xml: String) throws {
        let answer = try run(xml)
        #expect(answer.kind == .fault)
        #expect(answer.outcomes == [Outcome(status: .fault, origin: "S", code: "unexpectedRoot")])
    }

    @Test("a SOAP fault is a fault with its code, and without its text")
    func soapFault() throws {
        let answer = try run(
            "<s:Envelope xmlns:s='\(Self.soap)'><s:Body><s:Fault><faultcode>s:Server</faultcode>"
                + "<faultstring>ERR_025 Jan</faultstring></s:Fault></s:Body></s:Envelope>")
        #expect(answer.kind == .fault)
        #expect(answer.outcomes == [Outcome(status: .fault, origin: "SOAP", code: "s:Server")])
    }

    @Test("an answer without content or exception is a fault")
    func empty() throws {
        #expect(try run("<Answer xmlns='urn:tiny'/>").outcomes.map(\.code) == ["emptyAnswer"])
    }

    static let kinds: [(origin: String, code: String, type: String, data: Bool, kind: MappedAnswer.Kind)] = [
        ("S", "1", "FOUT", false, .busy), ("S", "2", "FOUT", false, .notFound), ("S", "3", "FOUT", true, .partial),
        ("S", "9", "FOUT", false, .fault), ("S", "9", "WAARSCHUWING", true, .data),
        ("S", "9", "INFORMATIE", true, .data),
        ("T", "1", "FOUT", false, .fault), ("S", "1", "FOUT", true, .partial),
    ]

    @Test("an exception counts by origin and code, else by type", arguments: kinds)
    func kind(_ row: (origin: String, code: String, type: String, data: Bool, kind: MappedAnswer.Kind)) throws {
        let result = try run(answer(exception(row.origin, row.code, row.type), data: row.data))
        #expect(result.kind == row.kind)
        #expect(result.values["t.text"]?.missingSources == (row.kind == .partial ? ["S"] : row.data ? [] : nil))
        #expect(result.values["t.text"]?.isDoubtful == (row.type == "WAARSCHUWING" ? true : row.data ? false : nil))
    }

    @Test("a source that says by a warning that it has nothing, has no data")
    func emptyShell() throws {
        let result = try run(answer(exception("S", "2", "WAARSCHUWING")))
        #expect(result.kind == .notFound)
        #expect(result.values.isEmpty)
    }

    @Test("a service's own meaning comes before the common one")
    func override() throws {
        let extra = "faults:\n  - {origin: S, codes: '1', status: badRequest}"
        let result = try run(answer(exception("S", "1", "FOUT"), data: false), extra: extra)
        #expect(result.outcomes == [Outcome(status: .badRequest, origin: "S", code: "1")])
        #expect(result.kind == .fault)
    }

    @Test("a new number comes with the old one; all zeros: cancelled without another")
    func replacement() throws {
        func annotations(_ new: String) -> String {
            "<Annotaties><Annotatie><Naam>Oud INSZ</Naam><Waarde>67366666680</Waarde></Annotatie>"
                + "<Annotatie><Naam>Nieuw INSZ</Naam><Waarde>\(new)</Waarde></Annotatie></Annotaties>"
        }
        let changed = try run(answer(exception("S", "4", "WAARSCHUWING", annotations("70621199594"))))
        #expect(changed.replacement == .init(old: INSZ("67366666680"), new: INSZ("70621199594")))
        #expect(changed.kind == .data)
        let cancelled = try run(answer(exception("S", "4", "WAARSCHUWING", annotations("00000000000"))))
        #expect(cancelled.replacement == .init(old: INSZ("67366666680"), new: nil))
    }

    @Test("what stands in place of a code is not passed on", arguments: ["Jan Janssens", "70621199594"])
    func noFreeText(_ code: String) throws {
        #expect(try run(answer(exception("S", code, "FOUT"), data: false)).outcomes.map(\.code) == ["?"])
    }

    @Test("our reference comes back")
    func reference() throws {
        let xml =
            "<Answer xmlns='urn:tiny'><Repliek xmlns=''><Context><Bericht><Ontvanger><Referte>r-1</Referte></Ontvanger>"
            + "</Bericht></Context></Repliek></Answer>"
        #expect(try run(xml).reference == "r-1")
    }

    @Test("a record over its limit makes the answer a fault, never a half value")
    func oversized() throws {
        let text = String(repeating: "x", count: Extractor.recordLimit + 1)
        let answer = try Mappings.run(
            try TinyMapping.compiled("t.text: {join: {take: when, of: item}}"),
            TinyMapping.answer("<L><Item><When>\(text)</When></Item></L>"))
        #expect(answer.kind == .fault)
        #expect(answer.values.isEmpty)
    }

    @Test("two persons in one answer: the other one is named")
    func twoPersons() throws {
        let answer = try Mappings.run(
            try TinyMapping.compiled(Self.attribute),
            TinyMapping.answer("<INSZ>70621199594</INSZ><INSZ>67266666610</INSZ>"))
        let other = try #require(INSZ("67266666610"))
        #expect(answer.subject == .other(other))
    }
}
