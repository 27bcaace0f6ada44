import Catalogue
import Core
import Mapping
import Support
import Testing

@Suite("The check of mappings finds every mistake, with its line and its cure")
struct CheckTests {
    private func findings(_ attributes: String, extra: String = "") throws -> [CatalogueError] {
        try findings(yaml: TinyMapping.yaml(attributes, extra: extra))
    }

    private func findings(yaml: String...) throws -> [CatalogueError] {
        let files = yaml.enumerated().map {
            MappingCheck.File(name: "\($0.offset).yaml", bytes: Array($0.element.utf8))
        }
        return MappingCheck.findings(
            files, dictionary: try AttributeDictionary(yaml: Array(TinyMapping.dictionary.utf8), file: "a"),
            faults: try FaultTable(yaml: Array(TinyMapping.faults.utf8), file: "f"))
    }

    static let mistakes: [(attributes: String, extra: String, part: String)] = [
        ("t.absent: {join: P/A}", "", "not in the dictionary"),
        ("t.text: {concat: P/A}", "", "concat"),
        ("t.text: {date: P/A}", "", "another type"),
        ("t.text: {join: P//A}", "", "no selector"),
        ("t.text: {join: 'P/A[K'}", "", "no selector"),
        ("t.text: {join: 'P/A[K=|]/B'}", "", "no selector"),
        ("t.text: {join: {take: colour, of: item}}", "", "no record has a field"),
        ("t.text: {join: {take: code, of: things}}", "", "no record or selection"),
        ("t.text: {join: P/A, guard: g}", "", "no such guard"),
        ("t.text: {join: P/A, doubtful: d}", "", "no test"),
        ("t.code: {code: P/A, translate: {rood: B}}", "", "not in the code list"),
        ("t.code: {code: {constant: B}}", "", "constant `B`"),
        ("t.text: {join: P/A}", "provides: [t.text, t.date]", "promises t.date"),
        ("t.text: {join: P/A}", "delayDays: {t.date: 3}", "no attribute here maps t.date"),
        ("t.text: {join: P/A}", "delayDays: 0", "from 1 to 36500"),
        ("t.people: {list: item, fields: {shoe: code}}", "", "no such field"),
        ("t.text: {join: P/A, missing: perhaps}", "", "must be absent or unknown"),
    ]

    @Test("each mistake is found", arguments: mistakes)
    func mistake(_ row: (attributes: String, extra: String, part: String)) throws {
        let findings = try findings(row.attributes, extra: row.extra)
        #expect(findings.count == 1)
        #expect(findings.first?.description.contains(row.part) == true)
        #expect((findings.first?.line ?? 0) > 0)
    }

    @Test("all mistakes are listed, not the first alone")
    func several() throws {
        let findings = try findings("t.absent: {join: P/A}\n  t.text: {date: P/A}\n  t.date: {date: P/A}")
        #expect(findings.count == 2)
        #expect(findings.map(\.line) == findings.map(\.line).sorted())
    }

    @Test(
        "the source's delay counts for all that it tells, or for what is named",
        arguments: [
            ("", [:]), ("delayDays: 62", ["t.text": 62, "t.date": 62]), ("delayDays: {t.date: 7}", ["t.date": 7]),
        ])
    func delay(_ row: (extra: String, days: [AttributeID: Int])) throws {
        let mapping = try CompiledMapping(
            yaml: Array(TinyMapping.yaml("t.text: {join: P/A}\n  t.date: {date: P/A}", extra: row.extra).utf8),
            file: "t", dictionary: try AttributeDictionary(yaml: Array(TinyMapping.dictionary.utf8), file: "a"),
            faults: try FaultTable(yaml: Array(TinyMapping.faults.utf8), file: "f"))
        #expect(mapping.delayDays == row.days)
        #expect([mapping].delays == (row.days.isEmpty ? [mapping.source: [:]] : [mapping.source: row.days]))
    }

    @Test("a namespace must be declared")
    func namespace() throws {
        let yaml = TinyMapping.yaml("t.text: {join: P/A}").replacing(
            "{namespace: tiny, element: Answer}", with: "{namespace: huge, element: Answer}")
        let findings = try findings(yaml: yaml)
        #expect(findings.map(\.code) == [.unknownReference])
        #expect(findings.first?.line == 6)
        #expect(findings.first?.message.contains("undeclared namespace `huge`") == true)
    }

    @Test("an attribute mapped twice is found, in one file and across files of one source")
    func duplicate() throws {
        #expect(try findings("t.text: {join: P/A}\n  t.text: {join: P/B}").map(\.code) == [.duplicate])
        let yaml = TinyMapping.yaml("t.text: {join: P/A}")
        #expect(try findings(yaml: yaml, yaml).map(\.file) == ["1.yaml"])
    }

    @Test("the mappings of the repository pass")
    func repository() throws {
        var files: [MappingCheck.File] = []
        for path in Mappings.files.values.sorted() {
            files.append(MappingCheck.File(name: path, bytes: try Repository.bytes(path)))
        }
        let findings = MappingCheck.findings(
            files, dictionary: try Mappings.dictionary(), faults: try Mappings.faults())
        #expect(findings == [])
    }

    @Test("every attribute of the dictionary has a mapping, but for those that no source delivers")
    func complete() throws {
        var mapped: Set<AttributeID> = []
        for name in Mappings.files.keys { mapped.formUnion(try Mappings.compiled(name).attributes.keys) }
        let ofJSON = ["vehicle.", "address.", "socialFile."]
        let unmapped = try Mappings.dictionary().definitions.keys.filter { id in
            !mapped.contains(id) && Tellable(id) == nil && !ofJSON.contains { id.name.hasPrefix($0) }
        }
        #expect(
            Set(unmapped) == [
                "childcare.rateCertificate", "handicap.otherGround", "housing.isTenant", "housing.waitsSince",
                "person.birthActReference", "person.residenceStatus",
            ])
    }

    @Test("a mapping's version is the hash of its bytes")
    func hash() throws {
        let one = try TinyMapping.compiled("t.text: {join: P/A}")
        #expect(one.hash.utf8.count == 64)
        #expect(try TinyMapping.compiled("t.text: {join: P/A }").hash != one.hash)
    }
}
