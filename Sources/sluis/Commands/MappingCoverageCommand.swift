import ArgumentParser
import Catalogue
import Core
import FoundationEssentials
import Mapping

struct MappingCoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Tell per service which elements are read, left alone for a reason, or never judged.",
        discussion: "sluis mapping coverage GeefPersoon --samples ../shared/magda --html dekking.html")

    @Argument(help: "A service or a mapping (default: all).")
    var service: String?
    @Option(help: "The folder of mappings.")
    var folder = "mappings"
    @Option(help: "A folder with the XSD files of the services' answers.")
    var schemas: String?
    @Option(help: "A folder of answers, laid out as <Domain>/<Service>/<Version>/<key>.xml.")
    var samples: String?
    @Flag(help: "Print JSON.")
    var json = false
    @Option(help: "Write one page in Dutch to this file.")
    var html: String?

    func run() async throws {
        let mappings = try MappingFolder(folder)
        let compiled = try mappings.mappings().filter { service == nil || service == $0.name || service == $0.service }
        guard !compiled.isEmpty else { throw CommandError("there is no service or mapping \(service ?? "")") }
        let shapes = try MappingEvidence(schemas: schemas, samples: samples).shapes(of: compiled)
        let coverages = try compiled.map { mapping in
            try Coverage(
                of: MappingCheck.File(name: mapping.file, bytes: try MappingFolder.bytes(mapping.file)),
                dictionary: mappings.dictionary, faults: mappings.faults, shape: shapes[mapping.name] ?? AnswerShape())
        }
        if let html {
            let page = CoveragePage(coverages, dictionary: mappings.dictionary).html
            try Data(page.utf8).write(to: URL(filePath: html))
        }
        if json {
            print(JSON.array(coverages.map(\.json)).canonicalText)
        } else if html == nil {
            print(coverages.map(\.text).joined(separator: "\n"))
        }
    }
}
