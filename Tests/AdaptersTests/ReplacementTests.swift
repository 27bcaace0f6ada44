import Core
import Mapping
import OnlyOnce
import Support
import Testing

@testable import Adapters
@testable import Wire

@Suite("A number that was replaced or cancelled is handed on; one of another register is not")
struct ReplacementTests {
    private static let new = "91670210185"

    private func reading(_ code: String, _ annotations: [(String, String)]) throws -> SourceReading {
        let told = annotations.map { "<Annotatie><Naam>\($0.0)</Naam><Waarde>\($0.1)</Waarde></Annotatie>" }.joined()
        let answer =
            "<GeefPersoonResponse xmlns='http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02'><Repliek xmlns=''>"
            + "<Antwoorden><Antwoord><Uitzonderingen><Uitzondering><Identificatie>\(code)</Identificatie>"
            + "<Oorsprong>RR</Oorsprong><Type>WAARSCHUWING</Type><Annotaties>\(told)</Annotaties></Uitzondering>"
            + "</Uitzonderingen></Antwoord></Antwoorden></Repliek></GeefPersoonResponse>"
        return SourceReading(
            markup: HTTPResponse(status: 200, headers: [], body: Array(answer.utf8)),
            mapping: try Mappings.named(Mappings.person), call: try Sample.call(Mappings.person, Sample.rita))
    }

    @Test("30004 with another number, and with none")
    func replaced() throws {
        let old = ("Oud INSZ", Sample.rita)
        let changed = try reading("30004", [old, ("Nieuw INSZ", Self.new)])
        #expect(changed.status == .identityChanged)
        #expect(changed.replacement == NumberReplacement(number: INSZ(Self.new)))
        let cancelled = try reading("30004", [old, ("Nieuw INSZ", "00000000000")])
        #expect(cancelled.replacement == NumberReplacement(number: nil))
        #expect(try reading("30002", []).replacement == NumberReplacement(number: nil))
    }

    @Test(
        "a bis number, a register that does not know it, and 30004 that names nobody",
        arguments: [
            "40200", "40101", "40140", "30004",
        ])
    func otherRegisters(_ code: String) throws {
        let reading = try reading(code, [])
        #expect(reading.status == .identityChanged && reading.replacement == nil)
    }
}
