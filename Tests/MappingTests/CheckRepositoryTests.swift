import Catalogue
import Core
import FoundationEssentials
import Mapping
import Support
import Testing
import Wire

@Suite(
    "The mappings of the repository hold against the real schemas and answers",
    .enabled(if: SharedData.isPresent, "no ../shared"))
struct CheckRepositoryTests {
    /// What the answers hold that no register would: a municipality `X`, a nationality `RR`, a civil state `A3`.
    static let oddities = [
        "GeefPersoon-02.02: person.civilStatus can get A3", "GeefPersoon-02.02: person.nationalities can get RR",
        "ZoekEigendomstoestanden-02.00: property.dwellings can get X",
    ]

    private static func schemas() throws -> SchemaSet {
        let root = "magda/xsd/response"
        var documents: [SchemaDocument] = []
        var folders = [root]
        while let folder = folders.popLast() {
            for name in SharedData.names(folder) {
                guard name.hasSuffix(".xsd") else {
                    folders.append(folder + "/" + name)
                    continue
                }
                let bytes = try SharedData.bytes(folder + "/" + name)
                var document = SchemaDocument(declarationsOf: bytes)
                try MarkupParser.parse(bytes, into: &document)
                documents.append(document)
            }
        }
        return SchemaSet(documents)
    }

    private static func samples(of mapping: CompiledMapping) throws -> AnswerShape {
        var shape = AnswerShape()
        let folder = Mappings.folders[mapping.name] ?? ""
        for file in SharedData.names(folder) where file.hasSuffix(".xml") {
            var reader = SampleReader(mapping)
            try MarkupParser.parse(try SharedData.bytes(folder + "/" + file), into: &reader)
            shape.add(reader.shape)
        }
        return shape
    }

    @Test("no selector names what is not there, nothing repeated is read as one, and strange codes are known")
    func repository() throws {
        let schemas = try Self.schemas()
        var shapes: [String: AnswerShape] = [:]
        var files: [MappingCheck.File] = []
        for name in Mappings.folders.keys.sorted() {
            let mapping = try Mappings.compiled(name)
            var shape = try #require(schemas.shape(of: mapping), "\(name) has no schema")
            let sampled = try Self.samples(of: mapping)
            // The schema knows every element that an answer holds: the reader of schemas overlooks nothing.
            let start = mapping.contentPath + "/"
            let strange = sampled.elements.keys.filter { $0.hasPrefix(start) && shape.elements[$0] == nil }
            #expect(strange.sorted() == [], "\(name)")
            shape.add(sampled)
            shapes[name] = shape
            files.append(MappingCheck.File(name: name, bytes: try Repository.bytes(mapping.file)))
        }
        let findings = MappingCheck.findings(
            files, dictionary: try Mappings.dictionary(), faults: try Mappings.faults(), shapes: shapes)
        let told = findings.map { "\($0.file): \($0.message.prefix { $0 != "," })" }.sorted()
        #expect(told == Self.oddities)
    }
}
