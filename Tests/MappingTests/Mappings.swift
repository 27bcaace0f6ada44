import Catalogue
import Core
import Mapping
import Support
import Testing
import Wire

/// The mappings of the repository, and answers run through them.
enum Mappings {
    static let files = [
        "GeefPersoon-02.02": "mappings/rr/GeefPersoon-02.02.yaml",
        "GeefGezinssamenstelling-02.02": "mappings/rr/GeefGezinssamenstelling-02.02.yaml",
        "GeefSociaalStatuut-03.00": "mappings/ksz/GeefSociaalStatuut-03.00.yaml",
    ]

    static let folders = [
        "GeefPersoon-02.02": "magda/Persoon/GeefPersoon/02.02.0000",
        "GeefGezinssamenstelling-02.02": "magda/Persoon/GeefGezinssamenstelling/02.02.0000",
        "GeefSociaalStatuut-03.00": "magda/SocZek/GeefSociaalStatuut/03.00.0000",
    ]

    static func dictionary() throws -> AttributeDictionary {
        try AttributeDictionary(yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
    }

    static func faults() throws -> FaultTable {
        try FaultTable(yaml: try Repository.bytes("mappings/magda-faults.yaml"), file: "magda-faults.yaml")
    }

    private static let all = files.mapValues { file in
        Result {
            try CompiledMapping(
                yaml: try Repository.bytes(file), file: file, dictionary: try dictionary(), faults: try faults())
        }
    }

    /// A mapping of the repository, compiled once.
    static func compiled(_ name: String) throws -> CompiledMapping { try #require(all[name]).get() }

    /// A test person for answers of our own.
    static let person = "70621199594"
    static let day = CalendarDate("2026-02-01") ?? CalendarDate(daysSince1970: 0)

    static func run(
        _ mapping: CompiledMapping, _ answer: [UInt8], asked: String = person, day: CalendarDate = day,
        wanted: Set<AttributeID>? = nil
    ) throws -> MappedAnswer {
        let subject = try #require(INSZ(asked))
        var extractor = mapping.extractor(subject: subject)
        try MarkupParser.parse(answer, into: &extractor)
        return mapping.resolve(extractor, referenceDate: day, wanted: wanted)
    }

    /// A real answer, asked for the number in its file name where that is one.
    static func sample(_ name: String, _ key: String, day: CalendarDate = day) throws -> MappedAnswer {
        let bytes = try SharedData.bytes((folders[name] ?? "") + "/" + key + ".xml")
        return try run(try compiled(name), bytes, asked: INSZ(key) == nil ? person : key, day: day)
    }
}
