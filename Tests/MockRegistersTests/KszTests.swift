import Core
import Foundation
import Support
import Testing

@testable import MockRegisters

@Suite("The KSZ answers in its own style, from the same files")
struct KszTests {
    private static let namespace = "http://kszbcss.fgov.be/intf/HandiService/v2"
    let platform = Platform.demo()

    private func request(_ digits: String, legalContext: String = "MOCK:PARKING") -> [UInt8] {
        let customer =
            "<informationCustomer><ticket>t-1</ticket><timestampSent>2026-11-21T11:00:00Z</timestampSent>"
            + "<customerIdentification><cbeNumber>0999900150</cbeNumber></customerIdentification></informationCustomer>"
        let criteria =
            "<criteria><ssin>\(digits)</ssin><handicapAuthenticSources><DGPH>true</DGPH></handicapAuthenticSources>"
            + "<referenceDate>2026-11-21</referenceDate><parts><handicapRecognitions>true</handicapRecognitions></parts>"
            + "</criteria>"
        let root =
            "<h:consultFilesByDateRequest xmlns:h=\"\(Self.namespace)\">\(customer)<legalContext>\(legalContext)"
            + "</legalContext>\(criteria)</h:consultFilesByDateRequest>"
        return Array(
            ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>\(root)</s:Body></s:Envelope>")
                .utf8)
    }

    private func answer(_ bytes: [UInt8]) throws -> (root: XMLElement, isFault: Bool) {
        guard case .document(let bytes, let isFault) = KszPlatform(platform: platform).respond(to: bytes).answer else {
            throw Ask.NoDocument()
        }
        return (try #require(try XMLScanner.document(bytes).child("Body")?.children.first), isFault)
    }

    @Test func theQuestionComesBackWithStatusAndResult() throws {
        let root = try answer(request("88622015077")).root
        #expect(root.name == "consultFilesByDateResponse" && root.namespace == Self.namespace)
        #expect(root["informationCustomer", "ticket"]?.text == "t-1")
        #expect(root["legalContext"]?.text == "MOCK:PARKING")
        #expect(root["criteria", "ssin"]?.text == "88622015077")
        #expect(root["status", "code"]?.text == "MSG00000")
        let recognition = root["results", "dgphResult", "file", "handicapRecognitions", "handicapRecognition"]
        #expect(recognition?["handicapRecognitionDetails", "lowerLimbs50p"]?.text == "true")
        #expect(platform.calls.calls.map(\.service) == ["ksz"])
        #expect(platform.calls.calls.first?.resident == "eva-jacobs")
    }

    @Test(
        "A status says what was found",
        arguments: [
            ("58631400273", "NO_DATA_FOUND MSG00100"), ("58631400471", "NO_DATA_FOUND MSG00100"),
            ("58631400274", "NO_RESULT MSG00008"), ("88622015077", "DATA_FOUND MSG00000"),
        ])
    func status(_ digits: String, _ expected: String) throws {
        let status = try answer(request(digits)).root["status"]
        #expect((status?["value"]?.text ?? "") + " " + (status?["code"]?.text ?? "") == expected)
    }

    @Test func faultsAreCBSSFaultsAndStatusesCanBePlanted() throws {
        platform.faults.add(Fault(kind: .unreachable, service: .handicap, times: 1), slug: nil)
        let (fault, isFault) = try answer(request("88622015077"))
        #expect(isFault && fault.name == "Fault")
        let detail = fault.child("detail")?.child("CBSSFault")?.child("detail")
        #expect(detail?["severity"]?.text == "FATAL")
        let planted = ExceptionSwitch(origin: "KSZ", code: "MSG00015")
        platform.faults.add(Fault(planted, service: .handicap, times: 1), slug: nil)
        let status = try answer(request("88622015077")).root["status"]
        #expect(status?["value"]?.text == "NO_RESULT" && status?["code"]?.text == "MSG00015")
        #expect(try answer(request("88622015077")).root["status", "code"]?.text == "MSG00000")
    }

    @Test func aReplacedNumberComesBackWithTheNewOneBesideIt() throws {
        platform.faults.add(Fault(kind: .newNumber), slug: "eva-jacobs")
        guard case .document(let bytes, _) = KszPlatform(platform: platform).respond(to: request("88622015077")).answer
        else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let new = try #require(INSZ("88622015077")?.successor).revealedDigits
        #expect(text.contains("<ssin canceled=\"true\" replacedBy=\"\(new)\">88622015077</ssin>"))
        #expect(try answer(request(new)).root["ssin"]?.text == new)
        platform.faults.add(Fault(kind: .cancelledNumber), slug: "rita-peeters")
        #expect(try answer(request("58631400273")).root["ssin"]?.text == "58631400273")
    }

    @Test("What its schema refuses is a fault", arguments: ["<legalContext>", "<referenceDate>", "<cbeNumber>0"])
    func refused(_ part: String) throws {
        let text = String(decoding: request("88622015077"), as: UTF8.self)
        let spoilt = text.replacing(part, with: part == "<cbeNumber>0" ? "<cbeNumber>" : "<x>")
        #expect(try answer(Array(spoilt.utf8)).isFault)
    }

    private static let schema = "/magda/xsd/response/Bronnen/KSZ/be/fgov/kszbcss/types/Handi/HandiV2.xsd"

    @Test("The answer is valid against the KSZ's types", .enabled(if: SchemaTests.canRun))
    func valid() throws {
        let path = try #require(SharedData.root) + Self.schema
        let wrapper =
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:h=\"http://kszbcss.fgov.be/types/Handi/v2\" "
            + "targetNamespace=\"\(Self.namespace)\"><xs:import namespace=\"http://kszbcss.fgov.be/types/Handi/v2\" "
            + "schemaLocation=\"\(path)\"/><xs:element name=\"consultFilesByDateResponse\" "
            + "type=\"h:ConsultFilesByDateResponseType\"/></xs:schema>"
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-ksz-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = folder.appending(path: "schema.xsd")
        try Data(wrapper.utf8).write(to: schema)
        var files: [String] = []
        platform.faults.add(Fault(kind: .newNumber), slug: "eva-jacobs")
        platform.faults.add(Fault(kind: .cancelledNumber), slug: "rita-peeters")
        for digits in ["88622015077", "58631400273", "15690923036", "58631400471"] {
            guard case .document(let bytes, _) = KszPlatform(platform: platform).respond(to: request(digits)).answer
            else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let start = try #require(text.range(of: "<soapenv:Body>")).upperBound
            let end = try #require(text.range(of: "</soapenv:Body>")).lowerBound
            let file = folder.appending(path: digits + ".xml")
            try Data(text[start..<end].utf8).write(to: file)
            files.append(file.path)
        }
        #expect(files.count == 4)
        #expect(try SchemaTests.complaints(schema.path, files) == "")
    }
}
