import Catalogue
import Core
import FoundationEssentials
import Mapping

/// The folder `mappings`: the dictionary, fault table, mappings and purposes, read from files.
struct MappingFolder: Sendable {
    let path: String
    let dictionary: AttributeDictionary
    let faults: FaultTable
    let changes: ChangeKinds
    let corrections: Corrections

    init(_ path: String) throws {
        self.path = path
        dictionary = try AttributeDictionary(
            yaml: try Self.bytes(path + "/attributes.yaml"), file: path + "/attributes.yaml")
        faults = try FaultTable(
            yaml: try Self.bytes(path + "/magda-faults.yaml"), file: path + "/magda-faults.yaml")
        // A folder to try mappings in needs none.
        let file = path + "/changes.yaml"
        changes =
            FileManager.default.fileExists(atPath: file)
            ? try ChangeKinds(yaml: try Self.bytes(file), file: file, dictionary: dictionary) : ChangeKinds(feeds: [])
        let channels = path + "/corrections.yaml"
        corrections =
            FileManager.default.fileExists(atPath: channels)
            ? try Corrections(yaml: try Self.bytes(channels), file: channels, dictionary: dictionary)
            : Corrections(channels: [], dictionary: dictionary)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError("cannot read \(path)")
        }
        return Array(data)
    }

    /// Every mapping: the YAML files in the folders of the sources.
    func mappings() throws -> [CompiledMapping] {
        try mappingFiles().map { file in
            try CompiledMapping(
                yaml: try Self.bytes(file), file: file, dictionary: dictionary, faults: faults)
        }
    }

    func mappingFiles() throws -> [String] {
        try folders(of: path).filter { $0 != "purposes" }.flatMap { folder in
            try yamlFiles(in: path + "/" + folder)
        }
    }

    /// The adoptions of a folder of purposes, each with its template.
    ///
    /// A template of a controller's own folder comes before the shared one.
    func purposes(in folder: String? = nil) throws -> [PurposeFiles] {
        let root = folder ?? path + "/purposes"
        return try folders(of: root).flatMap { controller in
            try yamlFiles(in: root + "/" + controller).map { try purpose(adoption: $0, templates: root) }
        }
    }

    /// The adoptions of a controller as they lie there now; what does not read is left to `sluis mapping check`.
    func adoptions(of controller: String) -> [PurposeFiles] {
        let root = path + "/purposes"
        let files = (try? yamlFiles(in: root + "/" + controller)) ?? []
        return files.compactMap { try? purpose(adoption: $0, templates: root) }
    }

    func purpose(adoption file: String, templates: String) throws -> PurposeFiles {
        let name = URL(filePath: file).lastPathComponent
        let own = templates + "/" + name
        let template = FileManager.default.fileExists(atPath: own) ? own : path + "/purposes/" + name
        return try PurposeFiles(
            template: try Self.bytes(template), templateFile: template, adoption: try Self.bytes(file),
            adoptionFile: file)
    }

    private func folders(of path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { name in
            var isFolder = false
            return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder) && isFolder
        }
    }

    private func yamlFiles(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".yaml") }
            .map { folder + "/" + $0 }
    }
}
