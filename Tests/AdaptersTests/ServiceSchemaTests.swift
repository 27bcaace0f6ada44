import Core
import Foundation
import Mapping
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

@Suite("The question to every service is valid, whatever is wanted")
struct ServiceSchemaTests {
    /// A service, what can be wanted of it, and the request schemas of both sets that know it.
    struct Row: Sendable {
        let mapping: String
        var wanted: [Set<AttributeID>] = []
        var isOfEnterprise = false
        let schemas: [String]
    }

    static let rows: [Row] = [
        Row(
            mapping: "ksz/GeefDossierHandicap-03.00",
            wanted: [["handicap.points"], ["handicap.hasParkingCard"], ["handicap.receivesAllowance"]],
            schemas: [
                "request/GeefDossierHandicapDienst-03.00/WebService/GeefDossierHandicap.xsd",
                "request-v2/SocZek.GeefDossierHandicapDienst-03.00/WebService/GeefDossierHandicap.xsd",
            ]),
        Row(
            mapping: "ksz/GeefVolledigDossierHandicap-03.00",
            schemas: [
                "request-v2/SocZek.GeefVolledigDossierHandicapDienst-03.00/WebService/GeefVolledigDossierHandicap.xsd"
            ]),
        Row(
            mapping: "ksz/GeefLeefloonbedragen-02.00",
            schemas: [
                "request/GeefLeefloonbedragenDienst-02.00/WebService/GeefLeefloonbedragen.xsd",
                "request-v2/SocZek.GeefLeefloonbedragenDienst-02.00/WebService/GeefLeefloonbedragen.xsd",
            ]),
        Row(
            mapping: "fin/GeefAanslagbiljetPersonenbelasting-02.00",
            wanted: [["income.taxable"], ["income.separatelyTaxable"], ["income.year"]],
            schemas: [
                "request/GeefAanslagbiljetPersonenbelastingDienst-02.00/WebService/"
                    + "GeefAanslagbiljetPersonenbelasting.xsd",
                "request-v2/Inkomen.GeefAanslagbiljetPersonenbelastingDienst-02.00/WebService/"
                    + "GeefAanslagbiljetPersonenbelasting.xsd",
            ]),
        Row(
            mapping: "kad/ZoekEigendomstoestanden-02.00",
            wanted: [["property.ownsAnything"], ["property.ownsHome"], ["property.addressIds"]],
            schemas: ["request-v2/Kadaster.ZoekEigendomstoestandenDienst-02.00/WebService/ZoekEigendomstoestanden.xsd"]),
        Row(
            mapping: "kad/ZoekEigendomstoestanden-02.00", isOfEnterprise: true,
            schemas: ["request-v2/Kadaster.ZoekEigendomstoestandenDienst-02.00/WebService/ZoekEigendomstoestanden.xsd"]),
        Row(
            mapping: "edu/GeefHistoriekInschrijving-02.01",
            wanted: [["education.enrolledOn"], ["education.isStudent"], ["education.level"]],
            schemas: [
                "request/GeefHistoriekInschrijvingDienst-02.01/WebService/GeefHistoriekInschrijving.xsd",
                "request-v2/Onderwijs.GeefHistoriekInschrijvingDienst-02.01/WebService/GeefHistoriekInschrijving.xsd",
            ]),
        Row(
            mapping: "kbo/GeefOnderneming-02.00",
            wanted: [["enterprise.isActive"], ["enterprise.activities"], ["enterprise.legalSituation"]],
            isOfEnterprise: true,
            schemas: [
                "request/GeefOndernemingDienst-02.00/WebService/GeefOnderneming.xsd",
                "request-v2/Onderneming.GeefOndernemingDienst-02.00/WebService/GeefOnderneming.xsd",
            ]),
        Row(
            mapping: "groei/GeefKindVoordelen-02.00",
            schemas: ["request-v2/Gezin.GeefKindVoordelenDienst-02.00/WebService/GeefKindVoordelen.xsd"]),
        Row(
            mapping: "wse/GeefStatusRechtOndersteuningen-02.00",
            schemas: [
                "request-v2/SocEcon.GeefStatusRechtOndersteuningenDienst-02.00/WebService/"
                    + "GeefStatusRechtOndersteuningen.xsd"
            ]),
        Row(
            mapping: "repertorium/RegistreerInschrijving-02.00",
            schemas: [
                "request/RegistreerInschrijvingDienst-02.00/WebService/RegistreerInschrijving.xsd",
                "request-v2/Repertorium.RegistreerInschrijvingDienst-02.00/WebService/RegistreerInschrijving.xsd",
            ]),
        Row(
            mapping: "repertorium/RegistreerInschrijving-02.01",
            schemas: [
                "request/RegistreerInschrijvingDienst-02.01/WebService/RegistreerInschrijving.xsd",
                "request-v2/Repertorium.RegistreerInschrijvingDienst-02.01/WebService/RegistreerInschrijving.xsd",
            ]),
        Row(
            mapping: "repertorium/RegistreerInschrijving-02.01", isOfEnterprise: true,
            schemas: ["request/RegistreerInschrijvingDienst-02.01/WebService/RegistreerInschrijving.xsd"]),
        Row(
            mapping: "repertorium/RegistreerUitschrijving-02.00",
            schemas: [
                "request/RegistreerUitschrijvingDienst-02.00/WebService/RegistreerUitschrijving.xsd",
                "request-v2/Repertorium.RegistreerUitschrijvingDienst-02.00/WebService/RegistreerUitschrijving.xsd",
            ]),
        Row(
            mapping: "repertorium/GeefPersoonMutatiesNotificaties-02.00",
            schemas: [
                "request-v2/Persoon.GeefPersoonMutatiesNotificatiesDienst-02.00/WebService/"
                    + "GeefPersoonMutatiesNotificaties.xsd"
            ]),
    ]

    private func envelope(_ file: String, wanted: Set<AttributeID>?, ofEnterprise: Bool = false) throws -> String {
        let mapping = try ServiceMappings.compiled(file)
        let number =
            ofEnterprise
            ? SubjectNumber.enterprise(try #require(EnterpriseNumber("0408881724")))
            : .person(try #require(INSZ(Sample.rita)))
        let call = SourceCall(
            service: mapping.name, number: number,
            finality: Finality(
                identification: "zonnegem.be/sluis/ipdc3101", hoedanigheid: "ipdc3101",
                register: mapping.request.register),
            reference: "0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f10", referenceDate: try #require(Sample.day),
            attributes: wanted ?? Set(mapping.attributes.keys))
        let envelope = MagdaEnvelope(mapping: mapping, call: call, reference: call.reference, now: Sample.now)
        return String(decoding: try envelope.bytes(), as: UTF8.self)
    }

    @Test(
        "against both sets of request schemas",
        .enabled(if: SchemaCheck.canRun, "needs ../shared and xmllint"), arguments: rows)
    func valid(_ row: Row) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-request-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        for schema in row.schemas {
            let path = try #require(SharedData.root) + "/magda/xsd/" + schema
            try #require(FileManager.default.fileExists(atPath: path), "\(schema)")
            for wanted in row.wanted.map({ Optional($0) }) + [nil] {
                let text = try envelope(row.mapping, wanted: wanted, ofEnterprise: row.isOfEnterprise)
                let start = try #require(text.range(of: "<soapenv:Body>")).upperBound
                let end = try #require(text.range(of: "</soapenv:Body>")).lowerBound
                let file = folder.appending(path: "request.xml")
                try Data(text[start..<end].utf8).write(to: file)
                #expect(try SchemaCheck.complaints(path, file.path) == "", "\(schema)")
            }
        }
    }

    @Test(
        "where no schema is at hand, the elements are those of the template, in its order",
        .enabled(if: SharedData.isPresent, "no ../shared"))
    func template() throws {
        var theirs = ElementPaths()
        try MarkupParser.parse(
            try SharedData.bytes("magda/requests/templates/GeefWerkrelaties/02.00.0000/template.xml"), into: &theirs)
        var ours = ElementPaths()
        try MarkupParser.parse(
            Array(try envelope("rsz/GeefWerkrelaties-02.00", wanted: nil).utf8), into: &ours)
        #expect(ours.paths == theirs.paths)
    }
}
