import Core
import Foundation
import Mapping
import OnlyOnce
import Support
import Testing

@testable import Adapters
@testable import Wire

@Suite("An answer in JSON is read by the mapping, and HTTP says how it went")
struct RestReadingTests {
    private func reading(
        _ service: String, _ body: String, status: Int = 200, headers: [(name: String, value: String)] = [],
        asked: String = Sample.rita
    ) throws -> SourceReading {
        SourceReading(
            json: HTTPResponse(status: status, headers: headers, body: Array(body.utf8)),
            mapping: try Direct.named(service), call: try Direct.call(service, asked))
    }

    @Test(
        "every sample of the register of vehicles: the holder's plate, and no one else's",
        .enabled(if: SharedData.isPresent, "needs ../shared"))
    func samples() throws {
        let folder = try #require(SharedData.root) + "/magda/rest/mobility/registrations"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count == 11)
        var held = 0
        for name in names {
            let text = String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
            let other = try reading(Direct.mobility, text)
            #expect(other.status == .fault && other.code == "otherPerson" && other.told.isEmpty)
            guard let person = text.range(of: "\"nationalNr\"")?.upperBound,
                let start = text[person...].range(of: "\"identificator\": \"")?.upperBound
            else { continue }
            held += 1
            let holder = String(text[start...].prefix(11))
            let own = try reading(Direct.mobility, text, asked: holder)
            #expect(own.status == .ok && own.members.isEmpty, "\(name)")
            #expect(own.told["vehicle.plateInOwnName"]?.content == .value(.boolean(true)))
            #expect(own.told["vehicle.count"]?.content == .value(.integer(1)))
            let plate = Value.record(["plate": .text(String(name.prefix(7))), "category": .text("M1")])
            #expect(own.told["vehicle.plates"]?.content == .value(.list([plate])))
        }
        // One belongs to a leasing company.
        #expect(held == 10)
    }

    private func registration(_ holder: String, _ plate: String, status: String = "REG") -> String {
        "{\"license\":{\"plateNr\":\"\(plate)\",\"status\":{\"code\":\"\(status)\"}},"
            + "\"titular\":{\"type\":\"P\",\"person\":{\"nationalNr\":{\"identificator\":\"\(holder)\"}}},"
            + "\"vehicle\":{\"category\":\"M1\",\"mass\":1850.5}}"
    }

    @Test("only what is registered in one's own name counts")
    func holders() throws {
        let two = "{\"items\":[\(registration(Sample.rita, "1AAA111")),\(registration("91670210185", "1BBB222"))]}"
        let mixed = try reading(Direct.mobility, two)
        #expect(mixed.told["vehicle.count"]?.content == .value(.integer(1)))
        #expect(
            mixed.told["vehicle.plates"]?.content
                == .value(.list([.record(["plate": .text("1AAA111"), "category": .text("M1")])])))
        let gone = try reading(Direct.mobility, "{\"items\":[\(registration(Sample.rita, "1AAA111", status: "DEL"))]}")
        #expect(gone.told["vehicle.plateInOwnName"]?.content == .value(.boolean(false)))
        #expect(gone.told["vehicle.plates"]?.content == .absent)
        // A list of one and the one.
        let single = try reading(Direct.mobility, "{\"items\":\(registration(Sample.rita, "1AAA111"))}")
        #expect(single.told["vehicle.count"]?.content == .value(.integer(1)))
    }

    @Test(
        "nothing found is not a no",
        arguments: [(204, ""), (200, "{\"items\":[],\"total\":0}"), (404, "{}"), (410, "")])
    func notFound(_ status: Int, _ body: String) throws {
        let reading = try reading(Direct.mobility, body, status: status)
        #expect(reading.status == .notFound && reading.told.isEmpty && !reading.mayPass)
    }

    @Test(
        "a status that brings no data means the same everywhere",
        arguments: [
            (400, Outcome.Status.badRequest, false), (401, .notAuthorised, false), (403, .notAuthorised, false),
            (404, .notFound, false), (406, .badRequest, false), (408, .busy, true), (410, .notFound, false),
            (429, .busy, true), (500, .unavailable, true), (502, .unavailable, true), (503, .unavailable, true),
            (204, .fault, false), (301, .fault, false),
        ])
    func statuses(_ status: Int, _ expected: Outcome.Status, _ mayPass: Bool) throws {
        let reading = try reading(Direct.match, "<html>", status: status)
        #expect(reading.status == expected && reading.mayPass == mayPass && reading.code == "HTTP:\(status)")
    }

    @Test("a problem's type counts where the mapping names it")
    func problems() throws {
        let mapping = try Direct.mapping(
            """
            mapping: Zones-9
            service: zones
            version: v1
            source: ZONES
            answers: {format: json}
            request: {style: rest, register: ZONES, method: GET, path: zones}
            subject: {notNamed: addresses only}
            data: zone
            faults:
              - {origin: HTTP, codes: "urn:zones:closed", status: busy, retry: true, means: at night}
              - {origin: HTTP, codes: "400", status: notFound, means: no such address}
            attributes:
              address.zone: {join: zone}
            """)
        func reading(_ type: String, _ content: String) throws -> SourceReading {
            SourceReading(
                json: HTTPResponse(
                    status: 400, headers: [(name: "content-type", value: content)],
                    body: Array("{\"type\":\"\(type)\",\"detail\":\"\(Sample.rita)\",\"instance\":null}".utf8)),
                mapping: mapping, call: try Direct.call(Direct.zones))
        }
        let closed = try reading("urn:zones:closed", "application/problem+json;charset=utf-8")
        #expect(closed.status == .busy && closed.mayPass && closed.code == "HTTP:400")
        #expect(try reading("urn:zones:closed", "application/json").status == .notFound)
        #expect(try reading("urn:zones:other", "application/problem+json").status == .notFound)
    }

    @Test("how long a source wants to be left alone", arguments: [("120", Int64(120)), ("999999", 3_600), ("0", 0)])
    func retryAfter(_ text: String, _ seconds: Int64) throws {
        let busy = try reading(Direct.match, "", status: 429, headers: [(name: "Retry-After", value: text)])
        #expect(busy.retryAfterSeconds == seconds)
        let date = try reading(
            Direct.match, "", status: 429, headers: [(name: "Retry-After", value: "Fri, 31 Dec 2027 23:59:59 GMT")])
        #expect(date.retryAfterSeconds == nil)
    }

    @Test(
        "what is no JSON is a fault of which nothing is told",
        arguments: [
            ("", "json:unexpectedEnd"), ("<xml/>", "json:unexpectedByte"), ("{\"items\":[", "json:unexpectedEnd"),
            ("{\"items\":1,\"items\":2}", "json:duplicateName"), ("{}", ""), ("[]", ""), ("true", ""),
        ])
    func malformed(_ body: String, _ code: String) throws {
        let reading = try reading(Direct.files1, body)
        #expect(reading.told.isEmpty && !reading.mayPass)
        #expect(code.isEmpty ? reading.status == .notFound : reading.status == .fault && reading.code == code)
    }

    private func match(_ id: String, _ score: String) -> String {
        "{\"@type\":\"Adres\",\"identificator\":{\"id\":\"https://data.vlaanderen.be/id/adres/\(id)\",\"objectId\":\"\(id)\"},"
            + "\"straatnaam\":{\"objectId\":\"69683\"},\"score\":\(score),\"links\":[]}"
    }

    @Test("an address is found by one full match alone")
    func addresses() throws {
        func id(_ matches: String) throws -> Fact.Content? {
            try reading(Direct.match, "{\"adresMatches\":[\(matches)],\"warnings\":[]}").told["address.registerId"]?
                .content
        }
        #expect(try id(match("2550151", "100")) == .value(.text("2550151")))
        #expect(try id(match("2550151", "100.0") + "," + match("7", "62.5")) == .value(.text("2550151")))
        #expect(try id(match("2550151", "62")) == nil)
        #expect(try id(match("1", "100") + "," + match("2", "100")) == nil)
        #expect(try reading(Direct.match, "{\"adresMatches\":[],\"warnings\":[{\"code\":\"4\"}]}").status == .notFound)
        let units =
            "{\"gebouweenheden\":[{\"identificator\":{\"objectId\":\"11\"},\"gebouweenheidStatus\":\"gepland\"},"
            + "{\"identificator\":{\"objectId\":\"12\"},\"gebouweenheidStatus\":\"gerealiseerd\"}]}"
        #expect(
            try reading(Direct.units, units).told["address.buildingUnit"]?.content == .value(.text("12")))
        #expect(try reading(Direct.zones, "{\"zone\":\"A\"}").told["address.zone"]?.content == .value(.text("A")))
    }

    @Test("the OCMW's list: a file in force, for which help, until when")
    func files() throws {
        func told(_ files: String, _ attribute: AttributeID) throws -> Fact.Content? {
            try reading(Direct.files1, "{\"insz\":\"\(Sample.rita)\",\"dossiers\":[\(files)]}").told[attribute]?.content
        }
        let open = "{\"soort\":\"budgetbeheer\",\"van\":\"2025-03-01\",\"tot\":null}"
        let ended = "{\"soort\":\"leefloon\",\"van\":\"2019-01-01\",\"tot\":\"2025-12-31\"}"
        let last = "{\"soort\":\"schuldbemiddeling\",\"van\":\"2019-01-01\",\"tot\":\"2026-01-01\"}"
        #expect(try told(open, "socialFile.active") == .value(.boolean(true)))
        #expect(try told(ended, "socialFile.active") == .value(.boolean(false)))
        #expect(try told("", "socialFile.active") == .value(.boolean(false)))
        #expect(try told(ended + "," + last, "socialFile.kinds") == .value(.list([.code("schuldbemiddeling")])))
        #expect(try told(last, "socialFile.until") == .value(.date(try #require(PartialDate("2026-01-01")))))
        let other = try reading(Direct.files1, "{\"insz\":\"91670210185\",\"dossiers\":[\(open)]}")
        #expect(other.status == .fault && other.code == "otherPerson" && other.told.isEmpty)
    }
}
