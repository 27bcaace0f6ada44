import Catalogue
import Core
import Testing

@Suite("The dictionary gives each attribute one name, type, label and term")
struct DictionaryTests {
    @Test("the dictionary of the repository reads")
    func repository() throws {
        let dictionary = try Mappings.dictionary()
        #expect(dictionary["person.birthDate"]?.type == .date)
        #expect(dictionary["person.nationalities"]?.type == .list(.code))
        #expect(
            dictionary["household.members"]?.type
                == .list(.record(["person": .person, "position": .code, "birthDate": .date])))
        #expect(dictionary["household.members"]?.fieldCodeLists["position"]?.label("22") == "wettelijk samenwonende")
        #expect(dictionary.all.allSatisfy { !$0.label.isEmpty && $0.term.contains("://") })
    }

    @Test(
        "a code is of its list, or it is not",
        arguments: [
            ("civilStatus", "20", true), ("civilStatus", "A3", false), ("country", "150", true),
            ("country", "RR", false),
            ("municipality", "24055", true), ("municipality", "99993", false), ("municipality", "2405", false),
        ])
    func codes(_ list: String, _ code: String, _ isKnown: Bool) throws {
        #expect(try Mappings.dictionary().codeLists[list]?.contains(code) == isKnown)
    }

    static let mistakes: [(entry: String, code: CatalogueError.Code)] = [
        ("{type: day, label: l, term: t, sensitivity: normal, volatility: rare}", .wrongValue),
        ("{type: code colours, label: l, term: t, sensitivity: normal, volatility: rare}", .unknownReference),
        ("{type: record, label: l, term: t, sensitivity: normal, volatility: rare}", .wrongValue),
        ("{type: date, fields: {a: date}, label: l, term: t, sensitivity: normal, volatility: rare}", .wrongValue),
        ("{type: date, label: l, term: t, sensitivity: secret, volatility: rare}", .wrongValue),
        ("{type: date, label: l, term: t, volatility: rare}", .missingKey),
        ("{type: date, label: l, term: t, sensitivity: normal, volatility: rare, unit: m}", .unknownKey),
    ]

    @Test("a wrong entry is refused at its line", arguments: mistakes)
    func mistake(_ row: (entry: String, code: CatalogueError.Code)) {
        let yaml = "attributes:\n  a.b: " + row.entry + "\n"
        let error = #expect(throws: CatalogueError.self) {
            try AttributeDictionary(yaml: Array(yaml.utf8), file: "attributes.yaml")
        }
        #expect(error?.code == row.code)
        #expect(error?.line == 2)
    }
}
