import Core
import Foundation
import Mapping
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

@Suite("The KSZ is asked in its own words, and its statuses mean what they say", .serialized, .timeLimit(.minutes(2)))
struct KszTests {
    private static let xmllint = "/usr/bin/xmllint"
    static var canRun: Bool { SharedData.isPresent && FileManager.default.isExecutableFile(atPath: xmllint) }

    private static let customer = EnterpriseNumber("0207504576")
    private static let legalContext = "IVC:KSZG 25:118 PARKING"

    private func call(_ attributes: Set<AttributeID>? = nil, legalContext: String = legalContext) throws -> SourceCall {
        try Direct.call(Direct.handicap, attributes: attributes, identification: legalContext)
    }

    private func request(_ attributes: Set<AttributeID>?) throws -> String {
        let call = try call(attributes)
        let envelope = KszEnvelope(
            mapping: try Direct.named(Direct.handicap), call: call, customer: try #require(Self.customer),
            legalContext: Self.legalContext, now: Sample.now)
        return String(decoding: try envelope.bytes(), as: UTF8.self)
    }

    @Test("who asks, by which decision, about whom, and no more parts than are wanted")
    func request() throws {
        let text = try request(["handicap.hasParkingCard"])
        let question =
            "<ksz:consultFilesByDateRequest xmlns:ksz=\"http://kszbcss.fgov.be/intf/HandiService/v2\"><informationCustomer>"
            + "<ticket>0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f10</ticket><timestampSent>2026-11-21T09:00:00.000Z</timestampSent>"
            + "<customerIdentification><cbeNumber>0207504576</cbeNumber></customerIdentification></informationCustomer>"
            + "<legalContext>IVC:KSZG 25:118 PARKING</legalContext><criteria><ssin>\(Sample.rita)</ssin>"
            + "<handicapAuthenticSources><DGPH>true</DGPH></handicapAuthenticSources>"
            + "<referenceDate>2026-01-01</referenceDate><parts><socialCards>true</socialCards></parts>"
            + "<decisionStatus>true</decisionStatus></criteria></ksz:consultFilesByDateRequest>"
        #expect(text.contains(question), "\(text)")
        #expect(try !request(["handicap.points"]).contains("socialCards"))
    }

    @Test("valid against both sets of request schemas", .enabled(if: canRun, "needs ../shared and xmllint"))
    func valid() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-ksz-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        for set in ["request", "request-v2"] {
            let types =
                try #require(SharedData.root) + "/magda/xsd/\(set)/Bronnen/KSZ/be/fgov/kszbcss/types/Handi/HandiV2.xsd"
            try #require(FileManager.default.fileExists(atPath: types))
            // The element itself stands in a WSDL that is not public; its type is.
            let schema = folder.appending(path: set + ".xsd")
            try """
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:h="http://kszbcss.fgov.be/types/Handi/v2"
              targetNamespace="http://kszbcss.fgov.be/intf/HandiService/v2">
              <xsd:import namespace="http://kszbcss.fgov.be/types/Handi/v2" schemaLocation="\(types)"/>
              <xsd:element name="consultFilesByDateRequest" type="h:ConsultFilesByDateRequestType"/>
            </xsd:schema>
            """.write(to: schema, atomically: true, encoding: .utf8)
            let wanted: [Set<AttributeID>?] = [
                nil, ["handicap.hasParkingCard"], ["handicap.points", "handicap.receivesAllowance"],
            ]
            for attributes in wanted {
                let text = try request(attributes)
                let start = try #require(text.range(of: "<soapenv:Body>")).upperBound
                let end = try #require(text.range(of: "</soapenv:Body>")).lowerBound
                let file = folder.appending(path: "request.xml")
                try Data(text[start..<end].utf8).write(to: file)
                #expect(try Self.complaints(schema.path, file.path) == "", "\(set)")
            }
        }
    }

    private static func complaints(_ schema: String, _ file: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: xmllint)
        process.arguments = ["--nonet", "--noout", "--schema", schema, file]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : text
    }

    private static func soap(_ body: String) -> String {
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>\(body)</s:Body></s:Envelope>"
    }

    private static func answer(_ value: String, _ code: String, _ rest: String = "", ssin: String? = nil) -> String {
        soap(
            "<h:consultFilesByDateResponse xmlns:h='http://kszbcss.fgov.be/intf/HandiService/v2'><informationCustomer>"
                + "<ticket>t-1</ticket></informationCustomer><legalContext>X</legalContext>"
                + "<status><value>\(value)</value><code>\(code)</code><description>Rita \(Sample.rita)</description></status>"
                + (ssin ?? "<ssin>\(Sample.rita)</ssin>") + rest + "</h:consultFilesByDateResponse>")
    }

    private static let card =
        "<results><dgphResult><status><value>DATA_FOUND</value><code>MSG00000</code></status><file><socialCards><socialCard>"
        + "<deliveryDate>2022-02-01</deliveryDate><endDate>2030-02-01</endDate><cardNumber>1</cardNumber>"
        + "<cardCategory>PARKINGCARD</cardCategory></socialCard></socialCards></file></dgphResult></results>"

    private static func fault(_ severity: String, _ code: String) -> String {
        soap(
            "<s:Fault><faultcode>s:Server</faultcode><faultstring>Rita \(Sample.rita)</faultstring><detail>"
                + "<k:CBSSFault xmlns:k='http://kszbcss.fgov.be/types/common/v3'><informationCBSS/><detail>"
                + "<severity>\(severity)</severity><reasonCode>\(code)</reasonCode><diagnostic>\(Sample.rita)</diagnostic>"
                + "<authorCode>http://www.ksz-bcss.fgov.be</authorCode></detail></k:CBSSFault></detail></s:Fault>")
    }

    private func reading(_ body: String, status: Int = 200) async throws -> (SourceReply, ScriptedServer) {
        let server = try ScriptedServer { _, _ in ScriptedServer.Answer(status: status, body: body) }
        let client = try HTTPClient(maximumConnections: 2)
        defer { client.shutdown() }
        let reply = try await caller(server, client).call(try call()) { _ in true }
        return (reply, server)
    }

    private func caller(_ server: ScriptedServer, _ client: HTTPClient) throws -> KszCaller {
        KszCaller(
            address: server.address, customer: try #require(Self.customer), mappings: try Direct.all(), client: client,
            limits: HTTPLimits(), policy: RetryPolicy(attempts: 2, firstPauseMilliseconds: 1),
            clock: WallClock { Sample.now }, entropy: .seeded(5))
    }

    @Test("data: the same attributes as through MAGDA")
    func data() async throws {
        let (reply, server) = try await reading(Self.answer("DATA_FOUND", "MSG00000", Self.card))
        #expect(reply.status == .ok && reply.attempts == 1, "\(reply.code)")
        #expect(reply.told["handicap.hasParkingCard"]?.content == .value(.boolean(true)))
        let until = try #require(PartialDate("2030-02-01"))
        #expect(reply.told["handicap.parkingCardUntil"]?.content == .value(.date(until)))
        let request = try #require(server.requests.first)
        #expect(request.target == "/HandiService/consultFilesByDate" && request.method == "POST")
        #expect(request.header("soapaction") == "\"http://kszbcss.fgov.be/HandiService/consultFilesByDate\"")
        let filters = "<dataFilters><filteredElement>x</filteredElement></dataFilters><results><dgphResult/></results>"
        let (filtered, _) = try await reading(Self.answer("DATA_FOUND", "MSG00000", filters))
        #expect(filtered.told["handicap.hasParkingCard"]?.content == .withheld, "\(filtered)")
    }

    @Test(
        "a status by value and code",
        arguments: [
            ("NO_DATA_FOUND", "MSG00100", Outcome.Status.notFound), ("NO_DATA_FOUND", "MSG09999", .notFound),
            ("NO_RESULT", "MSG00012", .notInscribed), ("NO_RESULT", "MSG00021", .notInscribed),
            ("NO_RESULT", "MSG00015", .notAuthorised), ("NO_RESULT", "MSG00008", .badRequest),
            ("NO_RESULT", "MSG09999", .fault), ("DATA_FOUND", "MSG09999", .anomaly),
            ("INCOMPLETE_DATA", "MSG09999", .partial),
        ])
    func statuses(_ value: String, _ code: String, _ expected: Outcome.Status) async throws {
        let hasData = expected == .anomaly || expected == .partial
        let (reply, _) = try await reading(Self.answer(value, code, hasData ? Self.card : ""))
        #expect(reply.status == expected && reply.told.isEmpty != hasData && reply.attempts == 1, "\(reply)")
        if expected == .anomaly { #expect(reply.told["handicap.hasParkingCard"]?.isDoubtful == true) }
        if expected == .partial { #expect(reply.told["handicap.hasParkingCard"]?.missingSources == ["KSZ-DGHAN"]) }
        if expected != .anomaly { #expect(reply.code == "KSZ-DGHAN:" + code) }
        #expect(!INSZ.occurs(in: "\(reply)"))
    }

    @Test(
        "a CBSSFault by its reason, else by its severity",
        arguments: [
            ("FATAL", "MSG00015", Outcome.Status.notAuthorised), ("FATAL", "MSG00008", .badRequest),
            ("FATAL", "SOA-01001", .fault), ("FATAL", "MSG00012", .notInscribed),
        ])
    func faults(_ severity: String, _ code: String, _ expected: Outcome.Status) async throws {
        let (reply, _) = try await reading(Self.fault(severity, code), status: 500)
        #expect(reply.status == expected && reply.code == "KSZ-DGHAN:" + code && reply.told.isEmpty, "\(reply)")
    }

    @Test("what is no answer of the KSZ")
    func others() async throws {
        let (gone, _) = try await reading("<html/>", status: 502)
        #expect(gone.status == .unavailable && gone.attempts == 2 && gone.code == "http:502")
        let plain = Self.soap("<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring></s:Fault>")
        #expect(try await reading(plain, status: 500).0.code == "SOAP:s:Client")
        #expect(try await reading("<a/>").0.status == .fault)
    }

    @Test("another number, or none any more: identity changed, nothing merged")
    func identity() async throws {
        for ssin in [
            "<ssin canceled='true' replacedBy='91670210185'>\(Sample.rita)</ssin>",
            "<ssin replacedBy='91670210185'>\(Sample.rita)</ssin>", "<ssin canceled='true'>\(Sample.rita)</ssin>",
        ] {
            let (reply, _) = try await reading(Self.answer("DATA_FOUND", "MSG00000", Self.card, ssin: ssin))
            #expect(reply.status == .identityChanged && reply.told.isEmpty && reply.members.isEmpty, "\(reply)")
        }
        let kept = "<ssin canceled='false'>\(Sample.rita)</ssin>"
        #expect(try await reading(Self.answer("DATA_FOUND", "MSG00000", Self.card, ssin: kept)).0.status == .ok)
        for other in ["<ssin>91670210185</ssin>", "<ssin/>", ""] {
            let (reply, _) = try await reading(Self.answer("DATA_FOUND", "MSG00000", Self.card, ssin: other))
            #expect(reply.status == .fault && reply.code == "otherPerson" && reply.told.isEmpty, "\(reply)")
        }
    }

    @Test(
        "what is no legal context is not sent",
        arguments: [
            ("zonnegem.be/sluis/ipdc3101", false), ("", false), ("A", false), (" A", false), ("A ", false),
            (String(repeating: "A", count: 65), false), ("A b_c:d+e-f", true),
            (String(repeating: "A", count: 64), true),
        ])
    func legalContext(_ text: String, _ isOne: Bool) async throws {
        #expect(KszEnvelope.isLegalContext(text) == isOne)
        guard !isOne else { return }
        let server = try ScriptedServer { _, _ in ScriptedServer.Answer() }
        let client = try HTTPClient(maximumConnections: 2)
        defer { client.shutdown() }
        let reply = try await caller(server, client).call(try call(legalContext: text)) { _ in true }
        #expect(reply.status == .badRequest && reply.code == "legalContext" && server.requests.isEmpty)
    }
}
