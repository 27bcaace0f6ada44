import Core
import Foundation
import Mapping
import OnlyOnce
import Support
import Testing

@testable import Adapters

@Suite("A request is valid, names one finality, and asks no more than is wanted")
struct RequestSchemaTests {
    private static let schemas: [(service: String, file: String)] = [
        (Mappings.person, "request/GeefPersoonDienst-02.02/WebService/GeefPersoon.xsd"),
        (Mappings.person, "request-v2/Persoon.GeefPersoonDienst-02.02/WebService/GeefPersoon.xsd"),
        (
            Mappings.household,
            "request-v2/Persoon.GeefGezinssamenstellingDienst-02.02/WebService/GeefGezinssamenstelling.xsd"
        ),
        (Mappings.statuses, "request/GeefSociaalStatuutDienst-03.00/WebService/GeefSociaalStatuut.xsd"),
        (Mappings.statuses, "request-v2/SocZek.GeefSociaalStatuutDienst-03.00/WebService/GeefSociaalStatuut.xsd"),
    ]

    private func text(
        _ service: String, attributes: Set<AttributeID>? = nil, on day: CalendarDate? = Sample.day,
        now: Instant = Sample.now
    ) throws -> String {
        let call = try Sample.call(service, attributes: attributes, on: day)
        let envelope = MagdaEnvelope(
            mapping: try Mappings.named(service), call: call, reference: call.reference, now: now)
        return String(decoding: try envelope.bytes(), as: UTF8.self)
    }

    @Test("against both sets of request schemas", .enabled(if: SchemaCheck.canRun, "needs ../shared and xmllint"))
    func valid() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-request-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, schema) in Self.schemas.enumerated() {
            let path = try #require(SharedData.root) + "/magda/xsd/" + schema.file
            try #require(FileManager.default.fileExists(atPath: path), "\(schema.file)")
            let wanted: [Set<AttributeID>?] =
                schema.service == Mappings.statuses
                ? [["status.BIM_BVT"], ["status.BIM_BVT", "status.BIM_BVT_IN_FAMILY"], nil] : [nil]
            for attributes in wanted {
                let text = try text(schema.service, attributes: attributes)
                let start = try #require(text.range(of: "<soapenv:Body>")).upperBound
                let end = try #require(text.range(of: "</soapenv:Body>")).lowerBound
                let file = folder.appending(path: "\(index).xml")
                try Data(text[start..<end].utf8).write(to: file)
                #expect(try SchemaCheck.complaints(path, file.path) == "", "\(schema.file)")
            }
        }
    }

    @Test("one finality: one identification, one capacity, one sender", arguments: Mappings.files)
    func finality(_ file: String) throws {
        let text = try text(String(file.split(separator: "/")[1]))
        #expect(
            occurrences("<Identificatie>", in: text) == 1 && text.contains("<Identificatie>zonnegem.be/sluis/ipdc3101<")
        )
        #expect(occurrences("<Hoedanigheid>", in: text) == 1 && text.contains("<Hoedanigheid>ipdc3101<"))
        #expect(occurrences("<Afzender>", in: text) == 1 && occurrences("<Vraag>", in: text) == 1)
        #expect(occurrences(Sample.rita, in: text) == 1)
        #expect(occurrences("0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f10", in: text) == 2)
    }

    @Test("only the statuses that are wanted, each at the reference date")
    func statuses() throws {
        let one = try text(Mappings.statuses, attributes: ["status.BIM_BVT_IN_FAMILY"])
        #expect(one.contains("<Naam>BIM_BVT_IN_FAMILY</Naam>") && occurrences("<SociaalStatuut>", in: one) == 1)
        #expect(!one.contains("<Naam>BIM_BVT</Naam>"))
        #expect(one.contains("<Datum><Datum>2026-01-01</Datum></Datum>"))
        let both = try text(
            Mappings.statuses, attributes: ["status.BIM_BVT", "status.BIM_BVT.until", "status.BIM_BVT_IN_FAMILY"])
        #expect(
            occurrences("<SociaalStatuut>", in: both) == 2 && occurrences("<Datum>2026-01-01</Datum>", in: both) == 2)
    }

    @Test("a person is asked by number alone", arguments: [Mappings.person, Mappings.household])
    func minimal(_ service: String) throws {
        let text = try text(service)
        #expect(text.contains("<Criteria><INSZ>\(Sample.rita)</INSZ></Criteria>"))
        #expect(text.contains("<Bron>RR</Bron>") == (service == Mappings.person))
        #expect(!text.contains("2026-01-01"))
    }

    @Test(
        "the time is Belgian, without a fraction",
        arguments: [
            ("2026-11-21T23:30:00.123Z", "2026-11-22", "00:30:00.000"),
            ("2026-07-01T10:00:59.999Z", "2026-07-01", "12:00:59.000"),
        ])
    func time(_ now: String, _ date: String, _ time: String) throws {
        let text = try text(Mappings.person, now: try #require(Instant(rfc3339: now)))
        #expect(text.contains("<Tijdstip><Datum>\(date)</Datum><Tijd>\(time)</Tijd></Tijdstip>"))
    }

    private func occurrences(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }
}
