import Core
import Support

@testable import MockRegisters

/// A request to the mock, and what came back.
struct Ask {
    /// Noon of a winter day in the story's year, Belgian time.
    static let now = Instant(milliseconds: 1_795_258_800_000)

    var service: MagdaService
    var digits: String
    var register = "RR"
    var statuses: [String] = ["BIM_BVT"]
    var statusDate = "<Datum>2026-11-21</Datum>"
    var name: String?
    var time = "12:00:00.000"
    var extraQuestion = ""
    /// Further criteria of the service, which stand beside the number.
    var criteria: String?
    /// What stands beside the criteria.
    var beside: String?

    init(_ service: MagdaService, _ digits: String) {
        self.service = service
        self.digits = digits
    }

    /// The same with something changed.
    func with(_ change: (inout Ask) -> Void) -> Ask {
        var ask = self
        change(&ask)
        return ask
    }

    var bytes: [UInt8] {
        let name = name ?? service.name
        let question = "<Vraag><Referte>q-1</Referte>\(content)</Vraag>"
        let sender =
            "<Afzender><Identificatie>zonnegem.be/ipdc1</Identificatie><Referte>r-1</Referte>"
            + "<Hoedanigheid>ipdc1</Hoedanigheid></Afzender>"
        let moment = "<Tijdstip><Datum>2026-11-21</Datum><Tijd>\(time)</Tijd></Tijdstip>"
        let context =
            "<Context><Naam>\(name)</Naam><Versie>\(service.version)</Versie><Bericht><Type>VRAAG</Type>\(moment)"
            + "\(sender)</Bericht></Context>"
        let request =
            "<\(name) xmlns=\"\(service.namespace)\"><Verzoek xmlns=\"\">\(context)<Vragen>\(question)\(extraQuestion)"
            + "</Vragen></Verzoek></\(name)>"
        return Array(
            ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>\(request)"
                + "</s:Body></s:Envelope>").utf8)
    }

    /// The answer's document, as text and as elements below `Repliek`.
    func answer(_ platform: Platform) throws -> XMLElement {
        let document = try XMLScanner.document(try document(platform))
        let root = document.child("Body")?.children.first
        return root?.child("Repliek") ?? root ?? document
    }

    /// The answer's outer document as text.
    func text(_ platform: Platform) throws -> String { String(decoding: try document(platform), as: UTF8.self) }

    func document(_ platform: Platform) throws -> [UInt8] {
        guard case .document(let bytes, _) = platform.respond(to: self.bytes).answer else { throw NoDocument() }
        return bytes
    }

    struct NoDocument: Error {}
}

extension Platform {
    /// The mock over the repository's own residents, at a fixed moment.
    static func demo(folder: String = Repository.root + "/mocks") -> Platform {
        Platform(folder: PopulationFolder(folder), clock: { Ask.now }, entropy: .seeded(1))
    }

    func everyone() throws -> [Resident] { try population().residents }

    func population() throws -> Population { try folder.population(on: BelgianCalendar.date(at: clock())) }

    func digits(_ name: String) throws -> String { try population().resident(named: name).insz.revealedDigits }
}

extension XMLElement {
    var content: XMLElement? { self["Antwoorden", "Antwoord", "Inhoud"] }

    /// Origin and code of the exceptions at level 2 and 3.
    var levelTwo: String? { Self.code(self["Uitzonderingen", "Uitzondering"]) }
    var levelThree: String? { Self.code(self["Antwoorden", "Antwoord", "Uitzonderingen", "Uitzondering"]) }
    /// All of level 3, in order.
    var exceptions: [String] {
        let list = self["Antwoorden", "Antwoord", "Uitzonderingen"]?.children("Uitzondering") ?? []
        return list.compactMap(Self.code)
    }

    private static func code(_ element: XMLElement?) -> String? {
        element.map { ($0["Oorsprong"]?.text ?? "") + " " + ($0["Identificatie"]?.text ?? "") }
    }
}
