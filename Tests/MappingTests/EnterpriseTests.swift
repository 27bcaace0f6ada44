import Core
import Mapping
import Support
import Testing

@Suite("An enterprise is asked by its own number (FIELD 3.11)", .enabled(if: SharedData.isPresent))
struct EnterpriseTests {
    private func sample(_ key: String, day: CalendarDate = Mappings.day) throws -> MappedAnswer {
        try Mappings.sample("GeefOnderneming-02.00", key, day: day)
    }

    @Test(
        "the names of streets stand in descriptions, or beside the code",
        arguments: [
            ("0200065765", "Panhuisstraat"), ("0202239951", "Koning AlbertII laan"), ("0464123719", "Schrijversstraat"),
        ])
    func street(_ key: String, _ street: String) throws {
        #expect(try sample(key).values["enterprise.seat.street"]?.content == .value(.text(street)))
    }

    @Test("an association is known by its form, active by its state, here by its seat")
    func association() throws {
        let answer = try sample("0408881724")
        #expect(answer.subject == .asked)
        #expect(answer.values["enterprise.isActive"]?.content == .value(.boolean(true)))
        #expect(answer.values["enterprise.legalForm"]?.content == .value(.code("017")))
        #expect(answer.values["enterprise.seat.municipality"]?.content == .value(.code("31005")))
    }

    @Test("activities of an older code list end with it; each code comes once")
    func activities() throws {
        let codes = ["84114", "96302", "77394", "77210", "56220", "47789", "47742"]
        #expect(
            try sample("0207528035").values["enterprise.activities"]?.content
                == .value(.list(codes.map { .code($0) })))
    }

    @Test("40046 is INFORMATIE, and still: no such number")
    func unknown() throws {
        let answer = try sample("0874713140")
        #expect(answer.kind == .notFound)
        #expect(answer.values.isEmpty)
    }

    @Test("two names that began on one day leave a mark")
    func twoNames() throws {
        #expect(try sample("0316380841").values["enterprise.name"]?.isDoubtful == true)
        #expect(try sample("0200065765").values["enterprise.name"]?.isDoubtful == false)
    }

    @Test("functions, accounts, contacts and establishments are not read")
    func lineage() throws {
        let mapping = try Mappings.compiled("GeefOnderneming-02.00")
        for paths in mapping.attributes.values {
            let dropped = ["Vestiging", "Bankrekening", "Functie", "Contact", "Email"]
            #expect(!paths.contains { path in dropped.contains { path.contains($0) } })
        }
    }
}
