import Catalogue
import Core
import Mapping
import Support
import Testing

/// The mappings of the repository, compiled once.
enum Mappings {
    static let files = ["rr/GeefPersoon-02.02", "rr/GeefGezinssamenstelling-02.02", "ksz/GeefSociaalStatuut-03.00"]
    static let person = "GeefPersoon-02.02"
    static let household = "GeefGezinssamenstelling-02.02"
    static let statuses = "GeefSociaalStatuut-03.00"

    /// Where the real answers of a service stand.
    static let folders = [
        person: "magda/Persoon/GeefPersoon/02.02.0000",
        household: "magda/Persoon/GeefGezinssamenstelling/02.02.0000",
        statuses: "magda/SocZek/GeefSociaalStatuut/03.00.0000",
    ]

    private static let compiled = Result {
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        let faults = try FaultTable(yaml: try Repository.bytes("mappings/magda-faults.yaml"), file: "magda-faults.yaml")
        return try files.map { name in
            let file = "mappings/" + name + ".yaml"
            return try CompiledMapping(
                yaml: try Repository.bytes(file), file: file, dictionary: dictionary, faults: faults)
        }
    }

    static func all() throws -> [CompiledMapping] { try compiled.get() }

    static func named(_ name: String) throws -> CompiledMapping { try #require(try all().first { $0.name == name }) }
}
