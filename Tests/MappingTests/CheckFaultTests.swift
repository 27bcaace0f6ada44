import Catalogue
import Core
import Mapping
import Support
import Testing

@Suite("Every planted fault in mappings, schemas, samples and purposes is found, with file, line and cure")
struct CheckFaultTests {
    @Test("the world without faults is right, whatever is known of its answers")
    func right() throws {
        for (schema, sample) in [(true, true), (false, false), (true, false)] {
            #expect(try CheckWorld().findings(withSchema: schema, withSample: sample) == [])
        }
    }

    static let faults: [CheckFault] = [
        .init(
            "a selector that names nothing", .mapping, "{date: P/Born}", "{date: P/Bron}", line: "w.born: {",
            "`P/Bron` stands in neither the schema nor any sample; correct the selector"),
        .init(
            "a record of nothing", .mapping, "P/Family/Member", "P/Family/Child", line: "P/Family/Child",
            "`P/Family/Child` stands in neither"),
        .init(
            "a field that names nothing", .mapping, "colour: Colour", "colour: Color", line: "colour: Color",
            "`P/Cards/Card/Color` stands in neither"),
        .init(
            "an attribute that names nothing", .mapping, "\"@From\"", "\"@Form\"", line: "@Form",
            "`P/Cards/Card/@Form` stands in neither"),
        .init(
            "a test on nothing", .mapping, "P/Cards/Card", "P/Cards/Card[Sort=A]", line: "[Sort=A]",
            "`P/Cards/Card/Sort` stands in neither"),
        .init("data that are not there", .mapping, "data: P", "data: Q", line: "data: Q", "`Q` stands in neither"),
        .init(
            "something ignored that is not there", .mapping, "[P/Belief]", "[P/Faith]", line: "P/Faith",
            "remove it from `ignored:`"),
        .init(
            "something ignored twice", .mapping, "[P/Belief]", "[P/Language]", line: "sensitive:", "is ignored twice"),
        .init(
            "an attribute that nobody defined", .mapping, "  w.born: {", "  w.birth: {", line: "w.birth",
            "w.birth is not in the dictionary"),
        .init(
            "a code of the schema without translation", .dictionary, "{R: rood, G: groen, B: blauw}",
            "{R: rood, B: blauw}", line: "w.colour: {", "can get G, which the code list `colour` lacks", in: .mapping),
        .init(
            "a code of a sample without translation", .sample, "<Colour>B", "<Colour>X", line: "w.colour: {",
            "can get X, which the code list `colour` lacks", in: .mapping),
        .init(
            "a code in a list of records", .sample, "<Colour>B", "<Colour>X", line: "w.cards: {",
            "w.cards can get X", in: .mapping),
        .init(
            "a promised attribute unmapped", .mapping, "  w.size: {number: P/Size}\n", "", line: "provides:",
            "promises w.size"),
        .init(
            "an attribute that its source does not map", .adoption, "[w.size, w.folk, w.homes]",
            "[w.size, w.folk, w.homes, w.rights]",
            line: "w.folk", "S has mappings, but none gives `w.rights`; map it there"),
        .init(
            "a repeated element read as one, by the schema", .schema, "name=\"Born\"", "name=\"Born\" maxOccurs=\"2\"",
            line: "w.born: {", "w.born is one value, but `P/Born` can stand several times", in: .mapping),
        .init(
            "a repeated element read as one, by a sample", .sample, "<Size>3</Size>", "<Size>3</Size><Size>4</Size>",
            line: "w.size: {", "w.size is one value, but `P/Size` can stand", in: .mapping),
        .init(
            "a repeated element read with only", .mapping, "{date: P/Born}", "{date: {only: P/Name}}",
            line: "w.born: {", "but `P/Name` can stand several times"),
        .init(
            "records of which none is chosen", .mapping, "{first: {current: card}}", "card", line: "w.colour: {",
            "but `P/Cards/Card` can stand several times"),
        .init(
            "a field that repeats in its record", .schema, "name=\"Colour\"", "name=\"Colour\" maxOccurs=\"3\"",
            line: "w.colour: {", "but `P/Cards/Card/Colour` can stand several times", in: .mapping),
        .init(
            "an undeclared namespace", .mapping, "{namespace: world, element: Answer}",
            "{namespace: word, element: Answer}", line: "element: Answer", "undeclared namespace `word`"),
        .init(
            "a purpose that asks what no source delivers", .template,
            "[{attribute: w.rights, reason: nodig}]\nnotConnected: [w.parent]",
            "[{attribute: w.rights, reason: nodig}, {attribute: w.parent, reason: nodig}]", line: "w.parent",
            "no mapping delivers `w.parent`; add a mapping or list it as notConnected"),
        .init(
            "another person under consent", .template, "gdprArticle: 6(1)(e)\nact: safeguard",
            "gdprArticle: 6(1)(a)\nact: legalBasis", line: "reads:", "`w.folk` is about another person"),
        .init(
            "something of another person under consent", .template, "gdprArticle: 6(1)(e)\nact: safeguard",
            "gdprArticle: 6(1)(a)\nact: legalBasis", line: "reads:", "`w.homes` is about another person"),
    ]

    @Test("a planted fault is found", arguments: faults)
    func planted(_ fault: CheckFault) throws {
        let findings = try fault.world.findings().map(\.description)
        #expect(
            findings.contains { $0.hasPrefix(fault.place) && $0.contains(fault.message) },
            "\(fault.place)… not in \(findings)")
    }

    @Test("what the schema allows and no sample has is right; what neither has is not")
    func knowledge() throws {
        var world = CheckWorld()
        world.texts[.mapping] = CheckWorld.mapping.replacing("P/Born", with: "P/Language")
        #expect(try world.findings() == [])
        #expect(try world.findings(withSchema: false).contains { $0.message.contains("`P/Language` stands in") })
        #expect(try world.findings(withSchema: false, withSample: false) == [])
    }

    @Test("an element below one that the schema leaves open is right")
    func open() throws {
        var world = CheckWorld()
        world.texts[.schema] = CheckWorld.schema.replacing(
            "<xs:element name=\"Language\" type=\"xs:string\"/>",
            with: "<xs:element name=\"Language\"><xs:complexType><xs:sequence><xs:any/></xs:sequence></xs:complexType>"
                + "</xs:element>")
        world.texts[.mapping] = CheckWorld.mapping.replacing("{date: P/Born}", with: "{date: P/Language/Since}")
        #expect(try world.findings() == [])
    }

    @Test("a code that a test or a choice keeps out needs no translation")
    func filtered() throws {
        var world = CheckWorld()
        world.texts[.dictionary] = CheckWorld.dictionary.replacing("G: groen, ", with: "")
        world.texts[.mapping] = CheckWorld.mapping.replacing("P/Cards/Card\n", with: "P/Cards/Card[Colour=R|B]\n")
        #expect(try world.findings() == [])
        world.texts[.mapping] = CheckWorld.mapping.replacing(
            "of: {first: {current: card}}", with: "of: {first: {where: card, field: colour, in: [R, B]}}"
        ).replacing("fields: {colour: colour}", with: "fields: {colour: {take: colour, translate: {G: R}}}")
        #expect(try world.findings() == [])
    }

    @Test("a text of a sample that may be a person's number is not shown")
    func numbers() throws {
        var world = CheckWorld()
        world.texts[.sample] = CheckWorld.sample.replacing("<Colour>B", with: "<Colour>70621199594")
        let findings = try world.findings().map(\.description)
        #expect(!findings.isEmpty && !findings.contains { $0.contains("70621199594") })
    }
}
