import Core
import Mapping
import OnlyOnce
import Support
import Testing

@testable import Adapters
@testable import Wire

@Suite("What one attempt came to")
struct ReadingTests {
    private func reading(
        _ bytes: [UInt8], _ service: String = Mappings.person, asked: String = Sample.rita, status: Int = 200
    ) throws -> SourceReading {
        SourceReading(
            markup: HTTPResponse(status: status, headers: [], body: bytes), mapping: try Mappings.named(service),
            call: try Sample.call(service, asked))
    }

    private func answer(_ content: String, _ exceptions: String = "") -> [UInt8] {
        Array(
            ("<GeefPersoonResponse xmlns='http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02'><Repliek xmlns=''>"
                + "<Antwoorden><Antwoord>\(content)<Uitzonderingen>\(exceptions)</Uitzonderingen></Antwoord></Antwoorden>"
                + "</Repliek></GeefPersoonResponse>").utf8)
    }

    private func exception(_ code: String, type: String = "FOUT", origin: String = "RR", _ more: String = "") -> String
    {
        "<Uitzondering><Identificatie>\(code)</Identificatie><Oorsprong>\(origin)</Oorsprong><Type>\(type)</Type>"
            + "<Diagnose>Rita \(Sample.rita)</Diagnose>\(more)</Uitzondering>"
    }

    private func annotations(old: String, new: String) -> String {
        "<Annotaties><Annotatie><Naam>Oud INSZ</Naam><Waarde>\(old)</Waarde></Annotatie>"
            + "<Annotatie><Naam>Nieuw INSZ</Naam><Waarde>\(new)</Waarde></Annotatie></Annotaties>"
    }

    private func person(_ digits: String) -> String { "<Inhoud><Persoon><INSZ>\(digits)</INSZ></Persoon></Inhoud>" }

    @Test("the person asked is told of, another is an anomaly of which nothing is told")
    func subject() throws {
        #expect(try reading(answer(person(Sample.rita))).status == .ok)
        for other in ["91670210185", "not a number", ""] {
            let reading = try reading(answer(person(other)))
            #expect(reading.status == .fault && reading.code == "otherPerson")
            #expect(reading.told.isEmpty && reading.members.isEmpty && !reading.mayPass)
        }
    }

    @Test("30004 that names the asked number: identity changed, nothing told, nothing merged")
    func replaced() throws {
        for content in ["", person("91670210185")] {
            let reading = try reading(
                answer(content, exception("30004", annotations(old: Sample.rita, new: "91670210185"))))
            #expect(reading.status == .identityChanged && reading.code == "RR:30004")
            #expect(reading.told.isEmpty && reading.members.isEmpty && !reading.mayPass)
        }
    }

    @Test("30004 that names someone else is an answer about someone else")
    func replacedOther() throws {
        let reading = try reading(
            answer("", exception("30004", annotations(old: "91670210185", new: "66720130107"))))
        #expect(reading.status == .fault && reading.code == "otherPerson" && reading.told.isEmpty)
    }

    @Test(
        "a code that could hold a number is not let through",
        arguments: [
            Sample.rita, "RR" + Sample.rita, "58.63.14-002.73", "586314-00273", "x58631400273y", "1_58631400273",
        ])
    func numberInCode(_ code: String) throws {
        for (code, origin) in [(code, "RR"), ("1", code)] {
            let reading = try reading(answer("", exception(code, origin: origin)))
            #expect(reading.code.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count < 9, "\(reading.code)")
        }
    }

    @Test(
        "without a document: what may pass and what may not",
        arguments: [
            (WireError.Code.connectFailed, true), (.connectionLost, true), (.timedOut, true), (.tooLarge, false),
            (.tlsFailed, false), (.cancelled, false),
        ])
    func noDocument(_ code: WireError.Code, _ mayPass: Bool) {
        let reading = SourceReading(WireError(code))
        #expect(reading.mayPass == mayPass && reading.status == (mayPass ? .unavailable : .fault))
        #expect(reading.code == "wire:" + code.rawValue)
    }

    @Test(
        "another page than an answer",
        arguments: [
            (503, "<html><body>Service Unavailable</body></html>", true), (502, "Bad Gateway", true), (504, "", true),
            (404, "<html/>", false), (401, "", false), (200, "<html/>", false), (200, "", false), (302, "", false),
        ])
    func otherPages(_ status: Int, _ text: String, _ mayPass: Bool) throws {
        let reading = try reading(Array(text.utf8), status: status)
        #expect(reading.mayPass == mayPass && reading.told.isEmpty)
        #expect(reading.status == (mayPass ? .unavailable : .fault))
    }

    @Test("a SOAP fault with HTTP 500 is a fault")
    func soapFault() throws {
        let text =
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault><faultcode>s:Server</faultcode>"
            + "<faultstring>Rita</faultstring></s:Fault></s:Body></s:Envelope>"
        let reading = try reading(Array(text.utf8), status: 500)
        #expect(reading.status == .fault && reading.code == "SOAP:s:Server")
    }

    @Test(
        "every real answer reads; one about another person tells nothing",
        .enabled(if: SharedData.isPresent, "needs ../shared"),
        arguments: [Mappings.person, Mappings.household, Mappings.statuses])
    func realAnswers(_ service: String) throws {
        let folder = try #require(Mappings.folders[service])
        let files = SharedData.names(folder).filter { $0.hasSuffix(".xml") }
        var telling = 0
        for file in files {
            let bytes = try SharedData.bytes(folder + "/" + file)
            let key = String(file.dropLast(4))
            if INSZ(key) != nil, try !reading(bytes, service, asked: key).told.isEmpty { telling += 1 }
            let other = try reading(bytes, service, asked: Sample.rita)
            if key != Sample.rita { #expect(other.told.isEmpty && other.members.isEmpty, "\(file)") }
            #expect(!INSZ.occurs(in: other.code), "\(file)")
            for status in [200, 500] { _ = try reading(Array(bytes.prefix(bytes.count / 2)), service, status: status) }
        }
        #expect(files.count > 3 && telling > 0)
    }
}
