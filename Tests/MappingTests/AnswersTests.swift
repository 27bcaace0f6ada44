import FoundationEssentials
import Mapping
import Support
import Testing

@Suite("Every answer of every service ends in one outcome, with as many attributes as it holds")
struct AnswersTests {
    @Test(
        "the table of answers is the one that was judged", .enabled(if: SharedData.isPresent, "no ../shared"),
        arguments: Mappings.folders.keys.sorted())
    func table(_ name: String) throws {
        let text = try AnswerTable.text(of: name)
        let path = Repository.root + "/Tests/MappingTests/Golden/\(name).txt"
        if ProcessEnvironment.value("SLUIS_RECORD") == "1" {
            try Data(text.utf8).write(to: URL(filePath: path))
            Issue.record("recorded \(name): judge the difference, then run without SLUIS_RECORD")
            return
        }
        let golden = try Repository.text("Tests/MappingTests/Golden/\(name).txt")
        let differences = Set(text.split(separator: "\n")).symmetricDifference(golden.split(separator: "\n"))
        #expect(differences.sorted() == [])
    }

    /// Answers, data, not found, partial, busy, failed, attributes.
    static let services: [(name: String, counts: [Int])] = [
        ("GeefPersoon-02.02", [169, 167, 1, 0, 1, 0, 27]),
        ("GeefGezinssamenstelling-02.02", [5, 4, 1, 0, 0, 0, 5]),
        ("GeefGezinssamenstelling-02.00", [4, 4, 0, 0, 0, 0, 5]),
        ("GeefSociaalStatuut-03.00", [19, 19, 0, 0, 0, 0, 12]),
        ("GeefDossierHandicap-03.00", [13, 3, 1, 9, 0, 0, 14]),
        ("GeefVolledigDossierHandicap-03.00", [3, 2, 1, 0, 0, 0, 2]),
        ("GeefLeefloonbedragen-02.00", [4, 2, 1, 0, 1, 0, 4]),
        ("GeefAanslagbiljetPersonenbelasting-02.00", [19, 15, 2, 0, 0, 2, 4]),
        ("ZoekEigendomstoestanden-02.00", [22, 21, 1, 0, 0, 0, 6]),
        ("GeefHistoriekInschrijving-02.01", [42, 8, 0, 32, 2, 0, 5]),
        ("GeefOnderneming-02.00", [19, 18, 1, 0, 0, 0, 12]),
        ("GeefKindVoordelen-02.00", [6, 6, 0, 0, 0, 0, 4]),
        ("GeefStatusRechtOndersteuningen-02.00", [8, 6, 0, 0, 2, 0, 3]),
    ]

    @Test(
        "each kind occurs as often as the answers hold it", .enabled(if: SharedData.isPresent, "no ../shared"),
        arguments: services)
    func kinds(_ service: (name: String, counts: [Int])) throws {
        let text = try AnswerTable.text(of: service.name)
        let words = try #require(text.split(separator: "\n").first).split(separator: " ")
        #expect(words.compactMap { Int($0) } == service.counts)
    }

    @Test("the table holds every service and every answer", .enabled(if: SharedData.isPresent, "no ../shared"))
    func whole() {
        #expect(Set(Self.services.map(\.name)) == Set(Mappings.folders.keys))
        #expect(Self.services.reduce(0) { $0 + $1.counts[0] } == 333)
    }
}
