import Catalogue
import Core
import Mapping
import OnlyOnce
import Support
import Testing

/// The mappings of sources that do not speak MAGDA's SOAP, and calls to them.
enum Direct {
    static let files = [
        "div/MobilityRegistrations-1", "basisregisters/Adresmatch-2", "basisregisters/Gebouweenheden-2",
        "zones/Bewonerszones-1", "ocmw/Dossierlijst-1", "ksz/ConsultFilesByDate-2",
    ]
    static let mobility = "MobilityRegistrations-1"
    static let match = "Adresmatch-2"
    static let units = "Gebouweenheden-2"
    static let zones = "Bewonerszones-1"
    static let files1 = "Dossierlijst-1"
    static let handicap = "ConsultFilesByDate-2"

    private static let dictionary = Result {
        try AttributeDictionary(yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
    }

    private static let compiled = Result {
        try files.map { name in
            let file = "mappings/" + name + ".yaml"
            return try mapping(String(decoding: try Repository.bytes(file), as: UTF8.self), file: file)
        }
    }

    static func all() throws -> [CompiledMapping] { try compiled.get() }

    static func named(_ name: String) throws -> CompiledMapping { try #require(try all().first { $0.name == name }) }

    static func mapping(_ yaml: String, file: String = "x.yaml") throws -> CompiledMapping {
        let faults = try FaultTable(yaml: try Repository.bytes("mappings/magda-faults.yaml"), file: "magda-faults.yaml")
        return try CompiledMapping(
            yaml: Array(yaml.utf8), file: file, dictionary: try dictionary.get(), faults: faults)
    }

    static func call(
        _ service: String, _ digits: String = Sample.rita, attributes: Set<AttributeID>? = nil,
        given: [AttributeID: Value] = [:], identification: String = "zonnegem.be/sluis/ipdc3105"
    ) throws -> SourceCall {
        SourceCall(
            service: service, number: .person(try #require(INSZ(digits))),
            finality: Finality(identification: identification, hoedanigheid: "ipdc3105", register: "KSZ"),
            reference: "0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f10", referenceDate: try #require(Sample.day),
            attributes: try attributes ?? Set(named(service).attributes.keys), given: given)
    }
}
