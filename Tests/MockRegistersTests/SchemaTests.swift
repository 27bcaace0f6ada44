import Core
import Foundation
import Support
import Testing

@testable import MockRegisters

@Suite("Every answer about every resident is valid against MAGDA's schema")
struct SchemaTests {
    private static let xmllint = "/usr/bin/xmllint"
    /// Where each answer's schema is.
    ///
    /// The answers of the repertorium, of GeefWerkrelaties and of GeefEpc have none here.
    static let schemas: [MagdaService: String] = [
        .geefPersoon: "response/Persoon.GeefPersoonDienst-02.02/WebService/GeefPersoonResponse.xsd",
        .geefGezinssamenstelling:
            "response/Persoon.GeefGezinssamenstellingDienst-02.02/WebService/GeefGezinssamenstellingResponse.xsd",
        .geefGezinssamenstelling0200:
            "response/Persoon.GeefGezinssamenstellingDienst-02.00/WebService/GeefGezinssamenstellingResponse.xsd",
        .geefSociaalStatuut:
            "response/SocZek.GeefSociaalStatuutDienst-03.00/WebService/GeefSociaalStatuutResponse.xsd",
        .geefDossierHandicap:
            "response/SocZek.GeefDossierHandicapDienst-03.00/WebService/GeefDossierHandicapResponse.xsd",
        .geefVolledigDossierHandicap:
            "response/SocZek.GeefVolledigDossierHandicapDienst-03.00/WebService/GeefVolledigDossierHandicapResponse.xsd",
        .geefLeefloonbedragen:
            "response/SocZek.GeefLeefloonbedragenDienst-02.00/WebService/GeefLeefloonbedragenResponse.xsd",
        .geefAanslagbiljet:
            "response/Inkomen.GeefAanslagbiljetPersonenbelastingDienst-02.00/WebService/"
            + "GeefAanslagbiljetPersonenbelastingResponse.xsd",
        .zoekEigendomstoestanden:
            "response/Kadaster.ZoekEigendomstoestandenDienst-02.00/WebService/ZoekEigendomstoestandenResponse.xsd",
        .geefHistoriekInschrijving:
            "response/Onderwijs.GeefHistoriekInschrijvingDienst-02.01/WebService/GeefHistoriekInschrijvingResponse.xsd",
        .geefOnderneming: "response/Onderneming.GeefOndernemingDienst-02.00/WebService/GeefOndernemingResponse.xsd",
        .geefKindVoordelen: "response/Gezin.GeefKindVoordelenDienst-02.00/WebService/GeefKindVoordelenResponse.xsd",
        .geefStatusRechtOndersteuningen:
            "response/SocEcon.GeefStatusRechtOndersteuningenDienst-02.00/WebService/"
            + "GeefStatusRechtOndersteuningenResponse.xsd",
        .geefPersoonMutatiesNotificaties:
            "request-v2/Persoon.GeefPersoonMutatiesNotificatiesDienst-02.00/WebService/"
            + "GeefPersoonMutatiesNotificatiesResponse.xsd",
    ]

    static var canRun: Bool { SharedData.isPresent && FileManager.default.isExecutableFile(atPath: xmllint) }

    @Test(
        "With data, not found, partial, warned and refused", .enabled(if: canRun, "needs ../shared and xmllint"),
        arguments: MagdaService.allCases.filter { schemas[$0] != nil })
    func valid(_ service: MagdaService) throws {
        let platform = Platform.demo()
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-xsd-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        var withData = 0
        for (name, ask) in try Self.questions(service, platform) {
            let text = try ask.text(platform)
            let start = try #require(text.range(of: "<soapenv:Body>")).upperBound
            let end = try #require(text.range(of: "</soapenv:Body>")).lowerBound
            let file = folder.appending(path: name + ".xml")
            try Data(text[start..<end].utf8).write(to: file)
            files.append(file.path)
            if text.contains("<Inhoud>") { withData += 1 }
        }
        let schema = try #require(SharedData.root) + "/magda/xsd/" + (try #require(Self.schemas[service]))
        #expect(withData > 0)
        let complaints = try Self.complaints(schema, files)
        #expect(complaints == "", "\(complaints)")
    }

    /// About everyone whom the service can be asked about, with what each switch makes of it.
    private static func questions(_ service: MagdaService, _ platform: Platform) throws -> [(String, Ask)] {
        var asks: [(String, Ask)] = []
        switch service {
        case .geefOnderneming:
            for enterprise in try platform.population().enterprises {
                asks.append((enterprise.slug, Ask(service, enterprise.number.digits)))
            }
            asks.append(("unknown", Ask(service, "0999900744")))
        case .geefPersoonMutatiesNotificaties:
            for name in ["rita-peeters", "amina-diallo"] {
                _ = try Ask(.registreerInschrijving0200, try platform.digits(name)).answer(platform)
                platform.changes.add(Change(slug: name, code: "020", day: BelgianCalendar.date(at: Ask.now)))
            }
            asks.append(("batch", Ask(service, "")))
            asks.append(("wrong", Ask(service, "").with { $0.criteria = "<Ontvangstreferte>x</Ontvangstreferte>" }))
        default:
            platform.faults.add(
                Fault(ExceptionSwitch(origin: "RR", code: "30042", type: "INFORMATIE", withData: true)),
                slug: "karim-haddad")
            platform.faults.add(Fault(kind: .partial), slug: "yassin-amrani")
            platform.faults.add(Fault(kind: .newNumber), slug: "maria-goossens")
            let residents = try platform.everyone()
            let crowd = residents.filter { $0.crowd != nil }.prefix(3)
            for resident in residents.filter({ $0.crowd == nil }) + crowd {
                for register in service == .geefPersoon ? ["RR", "KSZ"] : ["RR"] {
                    var ask = Ask(service, resident.insz.revealedDigits)
                    ask.register = register
                    ask.statuses = ["BIM_BVT", "LIVING_WAGES_PCSA_HELP", "GENT_PARKING_ADULT", "BIM_BVT_IN_FAMILY"]
                    if service == .zoekEigendomstoestanden {
                        ask.criteria = "<MedeEigenaars>1</MedeEigenaars>"
                        ask.beside =
                            "<GestructureerdeRechtenWoontOp>1</GestructureerdeRechtenWoontOp>"
                            + "<Gebouwenregister>1</Gebouwenregister>"
                    }
                    asks.append((resident.slug + "-" + register, ask))
                }
            }
            asks.append(("former", Ask(service, "87631411089")))
            asks.append(("unknown", Ask(service, "58631400471")))
            platform.faults.add(Fault(kind: .busy), slug: "wim-de-backer")
        }
        return asks
    }

    /// What xmllint says of the files that are not valid.
    static func complaints(_ schema: String, _ files: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: xmllint)
        process.arguments = ["--nonet", "--noout", "--schema", schema] + files
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n").filter { !$0.hasSuffix(" validates") }
        guard process.terminationStatus != 0 || !lines.isEmpty else { return "" }
        return "status \(process.terminationStatus)\n" + lines.prefix(20).joined(separator: "\n")
    }
}
