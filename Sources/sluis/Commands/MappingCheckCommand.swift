import ArgumentParser
import Catalogue
import Core
import Mapping

struct MappingCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find what is wrong in the folder of mappings, with file, line and what to do.",
        discussion: "sluis mapping check --schemas ../shared/magda/xsd/response --samples ../shared/magda")

    @Option(help: "The folder of mappings.")
    var folder = "mappings"
    @Option(help: "Another folder of purposes, laid out as mappings/purposes.")
    var purposes: String?
    @Option(help: "A folder with the XSD files of the services' answers.")
    var schemas: String?
    @Option(help: "A folder of answers, laid out as <Domain>/<Service>/<Version>/<key>.xml.")
    var samples: String?

    func run() async throws {
        var findings: [CatalogueError] = []
        do {
            let mappings = try MappingFolder(folder)
            let files = try mappings.mappingFiles().map { file in
                MappingCheck.File(name: file, bytes: try MappingFolder.bytes(file))
            }
            let compiled = files.compactMap { file in
                try? CompiledMapping(
                    yaml: file.bytes, file: file.name, dictionary: mappings.dictionary, faults: mappings.faults)
            }
            let shapes = try MappingEvidence(schemas: schemas, samples: samples).shapes(of: compiled)
            findings += MappingCheck.findings(
                files, dictionary: mappings.dictionary, faults: mappings.faults, shapes: shapes)
            // Without every mapping, what purposes lack would be told of healthy ones.
            if compiled.count == files.count {
                findings += MappingCheck.findings(
                    in: try mappings.purposes(in: purposes), mappings: compiled, dictionary: mappings.dictionary,
                    today: WallClock.system.today)
            }
        } catch let error as CatalogueError {
            findings.append(error)
        }
        for finding in findings { print(finding) }
        guard findings.isEmpty else { throw ExitCode(1) }
        print("nothing to mend")
    }
}
