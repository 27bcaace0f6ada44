import Catalogue
import Core
import Mapping

/// A mapping of a made-up service, for one function or selector at a time.
enum TinyMapping {
    static let dictionary = """
        codeLists:
          colour: {system: "urn:colours", codes: {R: rood, G: groen}}
        attributes:
          t.text: {type: text, label: l, term: t, sensitivity: normal, volatility: rare}
          t.date: {type: date, label: l, term: t, sensitivity: normal, volatility: rare}
          t.dates: {type: list of date, label: l, term: t, sensitivity: normal, volatility: rare}
          t.code: {type: code colour, label: l, term: t, sensitivity: normal, volatility: rare}
          t.codes: {type: list of code colour, label: l, term: t, sensitivity: normal, volatility: rare}
          t.number: {type: integer, label: l, term: t, sensitivity: normal, volatility: rare}
          t.cents: {type: cents, label: l, term: t, sensitivity: normal, volatility: rare}
          t.bool: {type: boolean, label: l, term: t, sensitivity: normal, volatility: rare}
          t.people:
            {type: list of record, fields: {who: person, colour: code colour, born: date}, label: l, term: t,
              sensitivity: normal, volatility: rare}
        """

    static let faults = """
        types: {FOUT: fault, WAARSCHUWING: anomaly, INFORMATIE: ok}
        faults:
          - {origin: S, codes: "1", status: busy, retry: true}
          - {origin: S, codes: "2", status: notFound}
          - {origin: S, codes: "3", status: partial}
          - {origin: S, codes: "4", status: identityChanged}
        """

    static let records = """
        records:
          item:
            each: P/L/Item
            begin: "@From"
            end: "@To"
            fields: {code: Code, when: When, who: Who, mark: Mark}
          other:
            each: P/Other
            begin: "@From"
            fields: {code: Code}
        """

    static func yaml(_ attributes: String, extra: String = "", records: String = records) -> String {
        """
        mapping: Tiny-01.00
        service: Tiny
        version: 01.00.0000
        source: S
        namespaces: {tiny: "urn:tiny"}
        answers: {namespace: tiny, element: Answer}
        request: {namespace: tiny, element: Ask, register: S, content: {Criteria: {INSZ: $subject}}}
        subject: {is: P/INSZ}
        data: P
        \(records)
        \(extra)
        attributes:
          \(attributes)

        """
    }

    static func compiled(_ attributes: String, extra: String = "") throws -> CompiledMapping {
        try compiled(yaml: yaml(attributes, extra: extra))
    }

    static func compiled(yaml: String) throws -> CompiledMapping {
        try CompiledMapping(
            yaml: Array(yaml.utf8), file: "tiny.yaml",
            dictionary: AttributeDictionary(yaml: Array(dictionary.utf8), file: "attributes.yaml"),
            faults: FaultTable(yaml: Array(faults.utf8), file: "faults.yaml"))
    }

    /// An answer whose content is `P`.
    static func answer(_ inner: String, exceptions: String = "") -> [UInt8] {
        Array(
            """
            <Answer xmlns="urn:tiny"><Repliek xmlns=""><Antwoorden><Antwoord><Inhoud><P>\(inner)</P></Inhoud>\(exceptions)\
            </Antwoord></Antwoorden></Repliek></Answer>
            """.utf8)
    }

    static func value(_ attribute: String, _ inner: String, extra: String = "") throws -> MappedAnswer {
        try Mappings.run(try compiled(attribute, extra: extra), answer(inner))
    }
}
