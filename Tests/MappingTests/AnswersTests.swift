import FoundationEssentials
import Mapping
import Support
import Testing

@Suite("Every answer of the three services ends in one outcome, with as many attributes as it holds")
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

    @Test(
        "each kind occurs as often as the answers hold it", .enabled(if: SharedData.isPresent, "no ../shared"),
        arguments: [
            ("GeefPersoon-02.02", ["data": 167, "notFound": 1, "busy": 1]),
            ("GeefGezinssamenstelling-02.02", ["data": 4, "notFound": 1]),
            ("GeefSociaalStatuut-03.00", ["data": 19]),
        ] as [(String, [String: Int])])
    func kinds(_ name: String, _ expected: [String: Int]) throws {
        var counts: [String: Int] = [:]
        for line in try AnswerTable.text(of: name).split(separator: "\n").dropFirst() {
            counts[String(line.split(separator: " ")[1]), default: 0] += 1
        }
        #expect(counts == expected)
    }
}
