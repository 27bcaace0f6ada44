import Catalogue
import Core
import FoundationEssentials
import Mapping
import MockRegisters
import Wire

/// The answers that are mapped: those of GeefPersoon 02.02 in the shared folder, or what the mock sources render.
struct Answers: Sendable {
    struct Document: Sendable {
        let bytes: [UInt8]
        let subject: INSZ
    }

    let documents: [Document]
    /// Where they come from, in a word.
    let origin: String

    var averageBytes: Int { documents.map(\.bytes.count).reduce(0, +) / max(documents.count, 1) }

    /// Each file is named after the person whom it is about.
    static func load() async throws -> Answers {
        let folder = "../shared/magda/Persoon/GeefPersoon/02.02.0000"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let real = names.filter { $0.hasSuffix(".xml") }.compactMap { name -> Document? in
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
            return Document(bytes: Array(data), subject: INSZ(String(name.dropLast(4))) ?? Self.anyone)
        }
        if !real.isEmpty { return Answers(documents: real, origin: "\(real.count) real answers") }
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
            documents.append(Document(bytes: try await client.send(request).body, subject: person.insz))
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
