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
        "GeefGezinssamenstelling-02.00": "mappings/rr/GeefGezinssamenstelling-02.00.yaml",
        "GeefSociaalStatuut-03.00": "mappings/ksz/GeefSociaalStatuut-03.00.yaml",
        "GeefDossierHandicap-03.00": "mappings/ksz/GeefDossierHandicap-03.00.yaml",
        "GeefVolledigDossierHandicap-03.00": "mappings/ksz/GeefVolledigDossierHandicap-03.00.yaml",
        "GeefLeefloonbedragen-02.00": "mappings/ksz/GeefLeefloonbedragen-02.00.yaml",
        "GeefAanslagbiljetPersonenbelasting-02.00": "mappings/fin/GeefAanslagbiljetPersonenbelasting-02.00.yaml",
        "ZoekEigendomstoestanden-02.00": "mappings/kad/ZoekEigendomstoestanden-02.00.yaml",
        "GeefHistoriekInschrijving-02.01": "mappings/edu/GeefHistoriekInschrijving-02.01.yaml",
        "GeefOnderneming-02.00": "mappings/kbo/GeefOnderneming-02.00.yaml",
        "GeefKindVoordelen-02.00": "mappings/groei/GeefKindVoordelen-02.00.yaml",
        "GeefStatusRechtOndersteuningen-02.00": "mappings/wse/GeefStatusRechtOndersteuningen-02.00.yaml",
        "GeefWerkrelaties-02.00": "mappings/rsz/GeefWerkrelaties-02.00.yaml",
        "GeefEpc-02.01": "mappings/veka/GeefEpc-02.01.yaml",
        "RegistreerInschrijving-02.00": "mappings/repertorium/RegistreerInschrijving-02.00.yaml",
        "RegistreerInschrijving-02.01": "mappings/repertorium/RegistreerInschrijving-02.01.yaml",
        "RegistreerUitschrijving-02.00": "mappings/repertorium/RegistreerUitschrijving-02.00.yaml",
        "GeefPersoonMutatiesNotificaties-02.00": "mappings/repertorium/GeefPersoonMutatiesNotificaties-02.00.yaml",
    ]

    /// The services of which real answers are at hand.
    static let folders = [
        "GeefPersoon-02.02": "magda/Persoon/GeefPersoon/02.02.0000",
        "GeefGezinssamenstelling-02.02": "magda/Persoon/GeefGezinssamenstelling/02.02.0000",
        "GeefGezinssamenstelling-02.00": "magda/Persoon/GeefGezinssamenstelling/02.00.0000",
        "GeefSociaalStatuut-03.00": "magda/SocZek/GeefSociaalStatuut/03.00.0000",
        "GeefDossierHandicap-03.00": "magda/SocZek/GeefDossierHandicap/03.00.0000",
        "GeefVolledigDossierHandicap-03.00": "magda/SocZek/GeefVolledigDossierHandicap/03.00.0000",
        "GeefLeefloonbedragen-02.00": "magda/SocZek/GeefLeefloonbedragen/02.00.0000",
        "GeefAanslagbiljetPersonenbelasting-02.00": "magda/Inkomen/GeefAanslagbiljetPersonenbelasting/02.00.0000",
        "ZoekEigendomstoestanden-02.00": "magda/Kadaster/ZoekEigendomstoestanden/02.00.0000",
        "GeefHistoriekInschrijving-02.01": "magda/Onderwijs/GeefHistoriekInschrijving/02.01.0000",
        "GeefOnderneming-02.00": "magda/Onderneming/GeefOnderneming/02.00.0000",
        "GeefKindVoordelen-02.00": "magda/Gezin/GeefKindVoordelen/02.00.0000",
        "GeefStatusRechtOndersteuningen-02.00": "magda/SocEcon/GeefStatusRechtOndersteuningen/02.00.0000",
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
        let number = try #require(subject(asked))
        var extractor = mapping.extractor(subject: number)
        try MarkupParser.parse(answer, into: &extractor)
        return mapping.resolve(extractor, referenceDate: day, wanted: wanted)
    }

    /// A real answer, asked for the number in its file name where that is one.
    static func sample(_ name: String, _ key: String, day: CalendarDate = day) throws -> MappedAnswer {
        let bytes = try SharedData.bytes((folders[name] ?? "") + "/" + key + ".xml")
        return try run(try compiled(name), bytes, asked: subject(key) == nil ? person : key, day: day)
    }

    /// A person, or an enterprise.
    static func subject(_ number: String) -> SubjectNumber? {
        INSZ(number).map { .person($0) } ?? EnterpriseNumber(number).map { .enterprise($0) }
    }
}
