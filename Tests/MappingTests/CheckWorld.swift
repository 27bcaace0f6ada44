import Catalogue
import Core
import Mapping
import Wire

/// A small service with its schema, a sample, two mappings and a purpose, all right, to plant faults in.
struct CheckWorld {
    static let dictionary = """
        codeLists:
          colour: {system: "urn:colours", codes: {R: rood, G: groen, B: blauw}}
        attributes:
          w.name: {type: text, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.born: {type: date, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.size: {type: integer, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.colour: {type: code colour, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.rights: {type: boolean, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.parent: {type: person, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.homes: {type: list of date, label: a, term: "urn:a", sensitivity: normal, volatility: rare, about: others}
          w.cards: {type: list of record, fields: {colour: code colour}, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          w.folk: {type: list of record, fields: {who: person}, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
        """

    static let mapping = """
        mapping: World-01.00
        service: World
        version: 01.00.0000
        source: S
        namespaces: {world: "urn:world"}
        answers: {namespace: world, element: Answer}
        request: {namespace: world, element: Ask, register: S, content: {Criteria: {INSZ: $subject}}}
        subject: {is: P/INSZ}
        data: P
        records:
          card:
            each: P/Cards/Card
            begin: "@From"
            fields:
              colour: Colour
              kind: Kind
          member:
            each: P/Family/Member
            fields: {who: INSZ, moved: Moved}
        ignored:
          notNeeded: [P/Language]
          sensitive: [P/Belief]
        provides: [w.name, w.born, w.size]
        attributes:
          w.name: {join: P/Name}
          w.born: {date: P/Born}
          w.size: {number: P/Size}
          w.colour: {code: {take: colour, of: {first: {current: card}}}}
          w.cards: {list: card, fields: {colour: colour}}
          w.folk: {list: member, fields: {who: who}}
          w.homes: {partialDate: {take: moved, of: member}}
        """

    static let other = """
        mapping: Other-01.00
        service: Other
        version: 01.00.0000
        source: T
        namespaces: {other: "urn:other"}
        answers: {namespace: other, element: Answer}
        request: {namespace: other, element: Ask, register: T, content: {Criteria: {INSZ: $subject}}}
        subject: {is: P/INSZ}
        data: P
        attributes:
          w.rights: {exists: P/Rights}
        """

    static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:w="urn:world" targetNamespace="urn:world">
          <xs:element name="Answer"><xs:complexType><xs:sequence>
            <xs:element name="Repliek"><xs:complexType><xs:sequence>
              <xs:element name="Antwoorden"><xs:complexType><xs:sequence>
                <xs:element name="Antwoord"><xs:complexType><xs:sequence>
                  <xs:element name="Inhoud"><xs:complexType><xs:sequence>
                    <xs:element name="P" type="w:PersonType"/>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
          <xs:complexType name="BaseType"><xs:sequence>
            <xs:element name="INSZ" type="xs:string"/>
            <xs:element name="Name" type="xs:string" maxOccurs="unbounded"/>
            <xs:element name="Born" type="xs:date"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="PersonType"><xs:complexContent><xs:extension base="w:BaseType"><xs:sequence>
            <xs:element name="Size" type="xs:int"/>
            <xs:element name="Language" type="xs:string"/>
            <xs:element name="Hobby" type="xs:string"/>
            <xs:element name="Belief"><xs:complexType><xs:simpleContent>
              <xs:extension base="xs:string"><xs:attribute name="Since" type="xs:date"/></xs:extension>
            </xs:simpleContent></xs:complexType></xs:element>
            <xs:element name="Cards"><xs:complexType><xs:sequence>
              <xs:group ref="w:CardGroup" maxOccurs="9"/>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="Family"><xs:complexType><xs:sequence>
              <xs:element name="Member" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="INSZ" type="xs:string"/>
                <xs:element name="Moved" type="xs:date"/>
                <xs:element name="Family" type="w:PersonType"/>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          <xs:group name="CardGroup"><xs:sequence>
            <xs:element name="Card"><xs:complexType><xs:sequence>
              <xs:element name="Colour" type="w:ColourType"/>
              <xs:element name="Kind" type="xs:string"/>
            </xs:sequence><xs:attribute name="From" type="xs:date"/></xs:complexType></xs:element>
          </xs:sequence></xs:group>
          <xs:simpleType name="ColourType"><xs:restriction base="xs:string">
            <xs:enumeration value="R"/><xs:enumeration value="G"/>
          </xs:restriction></xs:simpleType>
        </xs:schema>
        """

    static let sample = """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><w:Answer xmlns:w="urn:world"><Repliek>
        <Antwoorden><Antwoord><Inhoud><P><INSZ>70621199594</INSZ><Name>A</Name><Name>B</Name><Born>2000-01-01</Born>
        <Size>3</Size><Cards><Card From="2020-01-01"><Colour>B</Colour></Card></Cards></P></Inhoud></Antwoord></Antwoorden>
        </Repliek></w:Answer></s:Body></s:Envelope>
        """

    static let template = """
        purpose: sample
        product: Voorbeeld
        gdprArticle: 6(1)(e)
        act: safeguard
        reads: [w.size, w.folk, w.homes]
        answers:
          isTall: {label: is groot, rule: {atLeast: [w.size, {integer: 3}]}}
          folk: {label: familie, number: {count: w.folk}}
          homes: {label: huizen, number: {count: w.homes}}
        gives: [{attribute: w.rights, reason: nodig}]
        notConnected: [w.parent]
        referenceDate: today
        answerValidDays: 31
        maximumConsentDays: 365
        minimumAssurance: {counter: eidSeen, phone: questions}
        notice:
          id: sample-1
          title: Mag de gemeente dit nakijken?
          lines: [We vragen 2 dingen.]
          ifNo: Zegt u nee? Dan brengt u zelf een bewijs mee.
          stop: U kunt dit altijd stoppen.
        alternative: U brengt zelf een bewijs mee.
        retentionYears: 10
        """

    static let adoption = """
        controller: zonnegem
        purpose: sample
        version: 1
        norm: Reglement
        recipients: [dienst Vrije Tijd]
        authorisations:
          - source: S
            kind: protocol
            number: P 1
            attributes: [w.size, w.folk, w.homes]
            finality: {identification: zonnegem.be/a, hoedanigheid: a, register: S}
            mayKeep: false
            until: 2030-12-31
          - source: T
            kind: protocol
            number: P 2
            attributes: [w.rights]
            finality: {identification: zonnegem.be/a, hoedanigheid: a, register: T}
            mayKeep: false
            until: 2030-12-31
        """

    var texts: [CheckFault.File: String] = [
        .dictionary: dictionary, .mapping: mapping, .other: other, .schema: schema, .sample: sample,
        .template: template, .adoption: adoption,
    ]

    private func bytes(_ file: CheckFault.File) -> [UInt8] { Array((texts[file] ?? "").utf8) }

    /// What the check says of this world, with as much knowledge of the answers as is asked for.
    func findings(withSchema: Bool = true, withSample: Bool = true) throws -> [CatalogueError] {
        let dictionary = try AttributeDictionary(yaml: bytes(.dictionary), file: "attributes.yaml")
        let faults = try FaultTable(yaml: Array(TinyMapping.faults.utf8), file: "faults.yaml")
        let files = [CheckFault.File.mapping, .other].map { MappingCheck.File(name: $0.rawValue, bytes: bytes($0)) }
        let compiled = files.compactMap { file in
            try? CompiledMapping(yaml: file.bytes, file: file.name, dictionary: dictionary, faults: faults)
        }
        var shapes: [String: AnswerShape] = [:]
        if let mapping = compiled.first(where: { $0.name == "World-01.00" }) {
            shapes[mapping.name] = try shape(of: mapping, withSchema, withSample)
        }
        let found = MappingCheck.findings(files, dictionary: dictionary, faults: faults, shapes: shapes)
        guard compiled.count == files.count else { return found }
        let purpose = try PurposeFiles(
            template: bytes(.template), templateFile: CheckFault.File.template.rawValue, adoption: bytes(.adoption),
            adoptionFile: CheckFault.File.adoption.rawValue)
        return found
            + MappingCheck.findings(in: [purpose], mappings: compiled, dictionary: dictionary, today: Mappings.day)
    }

    func shape(
        of mapping: CompiledMapping, _ withSchema: Bool = true, _ withSample: Bool = true
    ) throws -> AnswerShape {
        var shape = AnswerShape()
        if withSchema {
            var document = SchemaDocument(declarationsOf: bytes(.schema))
            try MarkupParser.parse(bytes(.schema), into: &document)
            shape.add(SchemaSet([document]).shape(of: mapping) ?? AnswerShape())
        }
        if withSample {
            var reader = SampleReader(mapping)
            try MarkupParser.parse(bytes(.sample), into: &reader)
            shape.add(reader.shape)
        }
        return shape
    }
}
