import Core
import FoundationEssentials
import Mapping
import Wire

/// What is known of the sources' answers beside the mappings: schemas, and samples.
struct MappingEvidence {
    /// A folder with XSD files, at any depth.
    let schemas: String?
    /// A folder laid out as `<Domain>/<Service>/<Version>/<key>.xml`; JSON answers as `<Domain>/<service>/<key>.json`.
    let samples: String?

    /// The shape of each mapping's answers, by its name; a file that cannot be read is an error.
    func shapes(of mappings: [CompiledMapping]) throws -> [String: AnswerShape] {
        let known = try schemas.map { try Self.schemas(in: $0) }
        let files = try samples.map { try Self.files(in: $0) } ?? []
        var shapes: [String: AnswerShape] = [:]
        for mapping in mappings {
            var shape = known?.shape(of: mapping) ?? AnswerShape()
            for file in files where Self.isSample(file, of: mapping) { shape.add(try Self.shape(of: file, mapping)) }
            shapes[mapping.name] = shape
        }
        return shapes
    }

    private static func schemas(in folder: String) throws -> SchemaSet {
        SchemaSet(
            try files(in: folder).filter { $0.hasSuffix(".xsd") }.map { file in
                let bytes = try MappingFolder.bytes(file)
                var document = SchemaDocument(declarationsOf: bytes)
                try MarkupParser.parse(bytes, into: &document)
                return document
            })
    }

    private static func isSample(_ file: String, of mapping: CompiledMapping) -> Bool {
        mapping.readsJSON
            ? file.hasSuffix(".json") && file.contains("/\(mapping.service)/")
            : file.hasSuffix(".xml") && file.contains("/\(mapping.service)/\(mapping.version)/")
                && !file.contains("/requests/")
    }

    private static func shape(of file: String, _ mapping: CompiledMapping) throws -> AnswerShape {
        let bytes = try MappingFolder.bytes(file)
        var reader = SampleReader(mapping)
        if mapping.readsJSON {
            try JSONEvents.read(bytes, into: &reader)
        } else {
            try MarkupParser.parse(bytes, into: &reader)
        }
        return reader.shape
    }

    /// Every file below a folder, sorted.
    private static func files(in folder: String) throws -> [String] {
        let manager = FileManager.default
        guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
            throw CommandError("cannot read the folder \(folder)")
        }
        return try names.sorted().flatMap { name in
            let path = folder + "/" + name
            var isFolder = false
            guard manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder else { return [path] }
            return try files(in: path)
        }
    }
}
