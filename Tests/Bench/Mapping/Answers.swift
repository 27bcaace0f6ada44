import Catalogue
import Core
import FoundationEssentials
import Mapping
import MockRegisters
import Wire

/// The answers that are mapped: those of all services in the shared folder, or what the mock sources render.
struct Answers: Sendable {
    struct Document: Sendable {
        let bytes: [UInt8]
        let subject: SubjectNumber
        /// The file of its mapping, below `mappings`.
        let mapping: String
    }

    /// The services of which real answers are at hand: mapping and folder.
    private static let services: [(mapping: String, folder: String)] = [
        ("rr/GeefPersoon-02.02", "Persoon/GeefPersoon/02.02.0000"),
        ("rr/GeefGezinssamenstelling-02.02", "Persoon/GeefGezinssamenstelling/02.02.0000"),
        ("rr/GeefGezinssamenstelling-02.00", "Persoon/GeefGezinssamenstelling/02.00.0000"),
        ("ksz/GeefSociaalStatuut-03.00", "SocZek/GeefSociaalStatuut/03.00.0000"),
        ("ksz/GeefDossierHandicap-03.00", "SocZek/GeefDossierHandicap/03.00.0000"),
        ("ksz/GeefVolledigDossierHandicap-03.00", "SocZek/GeefVolledigDossierHandicap/03.00.0000"),
        ("ksz/GeefLeefloonbedragen-02.00", "SocZek/GeefLeefloonbedragen/02.00.0000"),
        ("fin/GeefAanslagbiljetPersonenbelasting-02.00", "Inkomen/GeefAanslagbiljetPersonenbelasting/02.00.0000"),
        ("kad/ZoekEigendomstoestanden-02.00", "Kadaster/ZoekEigendomstoestanden/02.00.0000"),
        ("edu/GeefHistoriekInschrijving-02.01", "Onderwijs/GeefHistoriekInschrijving/02.01.0000"),
        ("kbo/GeefOnderneming-02.00", "Onderneming/GeefOnderneming/02.00.0000"),
        ("groei/GeefKindVoordelen-02.00", "Gezin/GeefKindVoordelen/02.00.0000"),
        ("wse/GeefStatusRechtOndersteuningen-02.00", "SocEcon/GeefStatusRechtOndersteuningen/02.00.0000"),
    ]

    let documents: [Document]
    /// Where they come from, in a word.
    let origin: String

    var averageBytes: Int { documents.map(\.bytes.count).reduce(0, +) / max(documents.count, 1) }

    /// A file is mostly named after the person or enterprise that it is about.
    static func load() async throws -> Answers {
        let real = services.flatMap { service -> [Document] in
            let folder = "../shared/magda/" + service.folder
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            return names.filter { $0.hasSuffix(".xml") }.compactMap { name in
                guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
                let number = String(name.dropLast(4))
                return Document(
                    bytes: Array(data),
                    subject: INSZ(number).map { .person($0) } ?? EnterpriseNumber(number).map { .enterprise($0) }
                        ?? .person(anyone),
                    mapping: service.mapping)
            }
        }
        if !real.isEmpty {
            return Answers(documents: real, origin: "\(real.count) real answers of \(services.count) services")
        }
        let rendered = try await rendered()
        return Answers(documents: rendered, origin: "\(rendered.count) answers of the mock, shared/magda is absent")
    }

    /// For answers about nobody in particular: a test number.
    private static var anyone: INSZ {
        guard let number = INSZ("58631400273") else { preconditionFailure("a valid number") }
        return number
    }

    private static func rendered() async throws -> [Document] {
        let port = 18_499
        let register = MockRegister(folder: "mocks", clock: { WallClock.machine.now })
        let server = Task { try await register.run(host: "127.0.0.1", port: port) }
        defer { server.cancel() }
        try await Task.sleep(for: .seconds(1))
        let client = try HTTPClient(maximumConnections: 4)
        defer { client.shutdown() }
        var documents: [Document] = []
        for person in try register.persons() {
            let request = HTTPRequest(
                method: .post, url: "http://127.0.0.1:\(port)\(MockRegister.path)",
                headers: [(name: "Content-Type", value: "text/xml")],
                body: Array(Self.question(person.insz).utf8))
            documents.append(
                Document(
                    bytes: try await client.send(request).body, subject: .person(person.insz),
                    mapping: services[0].mapping))
        }
        return documents
    }

    private static func question(_ number: INSZ) -> String {
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
        <p:GeefPersoon xmlns:p="http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02"><Verzoek>\
        <Context><Naam>GeefPersoon</Naam><Versie>02.02.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip>\
        <Datum>2026-01-01</Datum><Tijd>10:00:00.000</Tijd></Tijdstip><Afzender><Identificatie>bench</Identificatie>\
        <Referte>1</Referte><Hoedanigheid>bench</Hoedanigheid></Afzender></Bericht></Context><Vragen><Vraag>\
        <Referte>1</Referte><Inhoud><Criteria><INSZ>\(number.revealedDigits)</INSZ></Criteria><Bron>RR</Bron></Inhoud></Vraag></Vragen>\
        </Verzoek></p:GeefPersoon></s:Body></s:Envelope>
        """
    }
}
