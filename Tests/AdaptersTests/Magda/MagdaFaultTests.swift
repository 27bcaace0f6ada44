import Core
import OnlyOnce
import Testing

@testable import Adapters
@testable import Wire

@Suite("What an exception means for the question: asked again, inscribed, refused, delivered with a flag")
struct MagdaFaultTests {
    private func reading(_ row: FaultRow, level: Int, withData: Bool) throws -> SourceReading {
        let exceptions =
            "<Uitzonderingen><Uitzondering><Identificatie>\(row.code)</Identificatie><Oorsprong>\(row.origin)</Oorsprong>"
            + "<Type>\(row.type)</Type><Diagnose>Rita \(Sample.rita)</Diagnose></Uitzondering></Uitzonderingen>"
        let content = """
            <Inhoud><Persoon><INSZ>\(Sample.rita)</INSZ><Naam><Achternamen><Achternaam>Peeters</Achternaam></Achternamen></Naam>\
            <Geslacht><Code>V</Code></Geslacht></Persoon></Inhoud>
            """
        let answer = "<Antwoord>\(withData ? content : "")\(level == 3 ? exceptions : "")</Antwoord>"
        let document =
            "<GeefPersoonResponse xmlns='http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02'><Repliek xmlns=''>"
            + "\(level == 2 ? exceptions : "")<Antwoorden>\(answer)</Antwoorden></Repliek></GeefPersoonResponse>"
        return SourceReading(
            markup: HTTPResponse(status: 200, headers: [], body: Array(document.utf8)),
            mapping: try Mappings.named(Mappings.person), call: try Sample.call(Mappings.person))
    }

    /// What comes of it without data, and whether it is asked again.
    private func alone(_ row: FaultRow) -> (Outcome.Status, Bool) {
        switch row.kind {
        // Where every source behind the service has nothing, there is nothing.
        case .notFound, .partialNotFound, .cutShort: (.notFound, false)
        case .noFurther, .done: (.ok, false)
        case .busy: (.busy, true)
        case .away: (.unavailable, true)
        case .notAuthorised: (.notAuthorised, false)
        case .notInscribed: (.notInscribed, false)
        case .clientError: (.badRequest, false)
        case .identity: (.identityChanged, false)
        case .filtered: (.filtered, false)
        case .anomaly: (.anomaly, false)
        }
    }

    @Test("without data", arguments: FaultRow.all, [2, 3])
    func alone(_ row: FaultRow, _ level: Int) throws {
        let reading = try reading(row, level: level, withData: false)
        let (status, mayPass) = alone(row)
        #expect(reading.status == status && reading.mayPass == mayPass)
        #expect(reading.code == row.origin + ":" + row.code && reading.members.isEmpty)
        if row.kind == .filtered {
            #expect(!reading.told.isEmpty && reading.told.values.allSatisfy { $0.content == .withheld })
        } else {
            #expect(reading.told.isEmpty)
        }
    }

    @Test("beside data: the data count, with a flag where it must be seen", arguments: FaultRow.all)
    func withData(_ row: FaultRow) throws {
        let reading = try reading(row, level: 3, withData: true)
        #expect(!reading.mayPass && !INSZ.occurs(in: reading.code))
        let name = reading.told["person.familyName"]
        switch row.kind {
        case .identity: #expect(reading.status == .identityChanged && reading.told.isEmpty)
        case .notFound where row.type != "FOUT": #expect(reading.status == .notFound && reading.told.isEmpty)
        case .noFurther, .done: #expect(reading.status == .ok && name?.isDoubtful == false)
        case .anomaly: #expect(reading.status == .anomaly && name?.isDoubtful == true)
        default:
            // One source of several is missing: a right may be granted on the rest, never refused.
            #expect(reading.status == .partial && name?.content == .value(.text("Peeters")))
            #expect(name?.missingSources == [row.origin])
        }
    }

    @Test("an error that stands nowhere is a fault, not asked again, and seen by the operator")
    func unknown() throws {
        for level in [2, 3] {
            let reading = try reading(
                FaultRow(kind: .anomaly, origin: "XYZ", code: "12345"), level: level, withData: false)
            #expect(reading.status == .fault && !reading.mayPass && reading.code == "XYZ:12345")
        }
        let typeless = try reading(
            FaultRow(kind: .anomaly, origin: "XYZ", code: "12345", type: "ANDERS"), level: 3, withData: false)
        #expect(typeless.status == .fault)
    }
}
