import Catalogue
import Core
import Disclosure
import Support
import Testing

@Suite("Answers about children are about age and register, and never about who is whose parent (DESIGN 6)")
struct MinorsTests {
    /// A household with a child that turns 18, and one that turns 1, on 21 November 2026.
    private static func outputs(_ id: String, in controller: String, on day: CalendarDate) throws -> [String: Value] {
        let files = try PurposeFiles(
            template: try Repository.bytes("mappings/purposes/\(id).yaml"), templateFile: id,
            adoption: try Repository.bytes("mappings/purposes/\(controller)/\(id).yaml"), adoptionFile: id)
        let births = ["2008-11-21", "2025-11-21", "1980-01-01"].compactMap { PartialDate($0) }
        let facts = SampleFacts().with("residence.municipality", .code("41999"))
            .with("residence.kind", .code("mainResidence")).with("person.birthDate", .date(births[0]))
            .with("household.birthDates", .list(births.map { .date($0) })).facts.values
        let outputs = Derivation.outputs(
            of: files.purpose, wanted: nil, facts: Array(facts), unavailable: [:], referenceDate: day, validUntil: day)
        return Dictionary(
            outputs.compactMap { output in output.value.map { (output.name, $0) } }, uniquingKeysWith: { $1 })
    }

    private static let rows: [(String, Bool, Int64)] = [
        ("2025-11-20", true, 0), ("2025-11-21", true, 1), ("2026-11-20", true, 1), ("2026-11-21", false, 0),
        ("2026-11-22", false, 0),
    ]

    @Test("the age is that of the reference date, to the day", arguments: rows)
    func ages(day: String, isMinor: Bool, newborns: Int64) throws {
        let day = try #require(CalendarDate(day))
        let child = try Self.outputs("ocmw-participatie-kinderen", in: "ocmw-zonnegem", on: day)
        #expect(child["isMinor"] == .boolean(isMinor))
        let parent = try Self.outputs("geboortepremie", in: "zonnegem", on: day)
        #expect(parent["newbornsRegisteredInHousehold"] == .integer(newborns))
    }

    @Test("from their eighteenth birthday on, a purpose about children is not about them", arguments: rows.dropFirst(2))
    func population(day: String, isMinor: Bool, _ newborns: Int64) throws {
        let files = try PurposeFiles(
            template: try Repository.bytes("mappings/purposes/ocmw-participatie-kinderen.yaml"), templateFile: "t",
            adoption: try Repository.bytes("mappings/purposes/ocmw-zonnegem/ocmw-participatie-kinderen.yaml"),
            adoptionFile: "a")
        let birthDate = PartialDate(year: 2008, month: 11, day: 21)
        let day = try #require(CalendarDate(day))
        #expect(files.purpose.template.population.includes(birthDate: birthDate, at: day) == isMinor)
    }

    /// Words that would say of two members that the one is the other's child.
    private static let kinship = [
        "parent", "ouder", "mother", "father", "moeder", "vader", "childrenOf", "kinderenVan",
    ]

    @Test(
        "every answer that counts children says that they are registered in the household",
        arguments: Repository.purposes)
    func names(_ adopted: AdoptedPurpose) throws {
        let files = try PurposeFiles(
            template: try Repository.bytes("mappings/purposes/\(adopted.id).yaml"), templateFile: adopted.id,
            adoption: try Repository.bytes("mappings/purposes/\(adopted).yaml"), adoptionFile: adopted.id)
        let template = files.purpose.template
        let gives = template.gives.map(\.attribute.name)
        for name in template.answers.map(\.name) + gives {
            #expect(!Self.kinship.contains { name.lowercased().contains($0.lowercased()) }, "\(name)")
        }
        // Positions are told from the reference person; who gets them says so by the dictionary's words.
        #expect(!gives.contains("household.childrenBirthDates"))
        for answer in template.answers where answer.name.hasPrefix("children") && !answer.name.contains("Under") {
            #expect(answer.name.hasSuffix("RegisteredInHousehold"), "\(answer.name)")
        }
    }
}
