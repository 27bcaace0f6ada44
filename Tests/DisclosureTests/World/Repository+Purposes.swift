import FoundationEssentials
import Support

/// A purpose of the repository, as a controller adopted it.
struct AdoptedPurpose: Sendable, CustomStringConvertible {
    let controller: String
    let id: String

    var description: String { controller + "/" + id }
}

extension Repository {
    private static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
    }

    /// All adoptions below `mappings/purposes`.
    static let purposes: [AdoptedPurpose] = {
        let folders = (try? names("mappings/purposes")) ?? []
        return folders.filter { !$0.hasSuffix(".yaml") }.flatMap { controller in
            ((try? names("mappings/purposes/" + controller)) ?? []).filter { $0.hasSuffix(".yaml") }
                .map { AdoptedPurpose(controller: controller, id: String($0.dropLast(5))) }
        }
    }()

    /// The files of the mappings, below a folder for each source.
    static func mappings() throws -> [String] {
        try names("mappings").filter { !$0.hasSuffix(".yaml") && $0 != "purposes" }.flatMap { source in
            try names("mappings/" + source).filter { $0.hasSuffix(".yaml") }.map { "mappings/\(source)/\($0)" }
        }
    }
}
