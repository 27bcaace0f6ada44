import Catalogue
import Core
import Mapping
import Support

/// The mappings of every MAGDA service, by file, for questions that need no house around them.
enum ServiceMappings {
    static func compiled(_ file: String) throws -> CompiledMapping {
        let path = "mappings/" + file + ".yaml"
        return try CompiledMapping(
            yaml: try Repository.bytes(path), file: path,
            dictionary: try AttributeDictionary(
                yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml"),
            faults: try FaultTable(
                yaml: try Repository.bytes("mappings/magda-faults.yaml"), file: "magda-faults.yaml"))
    }
}
