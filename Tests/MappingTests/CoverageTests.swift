import Catalogue
import Core
import Mapping
import Support
import Testing
import Wire

@Suite("Of each element of an answer it is told whether it is read, left alone for a reason, or was never judged")
struct CoverageTests {
    private func coverage(_ world: CheckWorld = CheckWorld()) throws -> Coverage {
        let dictionary = try AttributeDictionary(yaml: Array(CheckWorld.dictionary.utf8), file: "a")
        let faults = try FaultTable(yaml: Array(TinyMapping.faults.utf8), file: "f")
        let bytes = Array((world.texts[.mapping] ?? "").utf8)
        let mapping = try CompiledMapping(yaml: bytes, file: "m", dictionary: dictionary, faults: faults)
        return try Coverage(
            of: MappingCheck.File(name: "m", bytes: bytes), dictionary: dictionary, faults: faults,
            shape: try world.shape(of: mapping))
    }

    @Test("each element has its state")
    func states() throws {
        let rows = Dictionary(uniqueKeysWithValues: try coverage().rows.map { ($0.path, $0.state) })
        #expect(rows["P/Born"] == .mapped(["w.born"]))
        #expect(rows["P/Cards/Card/Colour"] == .mapped(["w.cards", "w.colour"]))
        #expect(rows["P/Cards/Card/@From"] == .mapped(["w.cards", "w.colour"]))
        #expect(rows["P/INSZ"] == .mapped([]))
        #expect(rows["P/Language"] == .ignored(.notNeeded))
        #expect(rows["P/Belief"] == .ignored(.sensitive) && rows["P/Belief/@Since"] == .ignored(.sensitive))
        #expect(rows["P/Hobby"] == .unknown)
        // A container holds nothing by itself.
        #expect(rows["P/Cards"] == nil && rows["P/Family"] == nil)
    }

    @Test("text and JSON say the same")
    func texts() throws {
        let coverage = try coverage()
        #expect(coverage.mapped + coverage.ignored + coverage.unknown == coverage.rows.count)
        #expect(coverage.text.contains("World-01.00 (S): \(coverage.mapped) mapped, 3 ignored, "))
        #expect(coverage.text.contains("  ignored  P/Belief  sensitive"))
        #expect(coverage.json["elements"]?.array?.count == coverage.rows.count)
        #expect(coverage.json["unknown"]?.integer == Int64(coverage.unknown))
    }

    @Test("without schema and sample it is said that the rest is not known")
    func withoutShape() throws {
        let dictionary = try AttributeDictionary(yaml: Array(CheckWorld.dictionary.utf8), file: "a")
        let coverage = try Coverage(
            of: MappingCheck.File(name: "m", bytes: Array(CheckWorld.mapping.utf8)), dictionary: dictionary,
            faults: try FaultTable(yaml: Array(TinyMapping.faults.utf8), file: "f"), shape: AnswerShape())
        #expect(!coverage.isWhole && coverage.mapped > 5)
        #expect(coverage.text.contains("the rest not known"))
        #expect(coverage.json["unknown"] == nil && coverage.json["mapped"] != nil)
        #expect(CoveragePage([coverage], dictionary: dictionary).html.contains("<td>niet bekend</td>"))
    }

    @Test(
        "the page is well formed, in Dutch, without script, with one heading of the first rank and heads in its tables")
    func page() throws {
        let dictionary = try AttributeDictionary(yaml: Array(CheckWorld.dictionary.utf8), file: "a")
        let html = CoveragePage([try coverage(), try coverage()], dictionary: dictionary).html
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">"))
        #expect(!html.contains("<script") && !html.contains(" style=") && !html.contains("http"))
        let tree = try MarkupTree.parse(Array(html.drop { $0 != "\n" }.utf8))
        let names = tree.places.map { tree.path(to: $0) }
        #expect(names.count { $0.last == "h1" } == 1)
        #expect(names.count { $0.last == "table" } == 3 && names.count { $0.last == "caption" } == 3)
        #expect(names.contains { $0.last == "title" } && names.contains { $0.contains("main") })
        // Each row of a body begins with its head; each table has a head of columns.
        #expect(names.count { $0.last == "thead" } == 3)
        #expect(html.contains("<tr><th scope=\"row\">P/Belief</th><td>genegeerd</td><td>gevoelig</td></tr>"))
        #expect(html.contains("niet beoordeeld") && html.contains("niet nodig"))
    }

    @Test(
        "every element of every sample has a row", .enabled(if: SharedData.isPresent, "no ../shared"),
        arguments: Mappings.folders.keys.sorted())
    func samples(_ name: String) throws {
        let mapping = try Mappings.compiled(name)
        var shape = AnswerShape()
        for file in SharedData.names(Mappings.folders[name] ?? "").filter({ $0.hasSuffix(".xml") }).prefix(20) {
            var reader = SampleReader(mapping)
            try MarkupParser.parse(try SharedData.bytes((Mappings.folders[name] ?? "") + "/" + file), into: &reader)
            shape.add(reader.shape)
        }
        let path = Mappings.files[name] ?? ""
        let coverage = try Coverage(
            of: MappingCheck.File(name: path, bytes: try Repository.bytes(path)),
            dictionary: try Mappings.dictionary(), faults: try Mappings.faults(), shape: shape)
        let told = Set(coverage.rows.map(\.path))
        let start = mapping.contentPath + "/"
        let texts = shape.elements.filter { $0.key.hasPrefix(start) && $0.value.holdsText }.keys
        #expect(!texts.isEmpty && texts.allSatisfy { told.contains(String($0.dropFirst(start.count))) })
        #expect(coverage.mapped > 2)
    }
}
