import Core
import Foundation
import Support
import Testing

@testable import Adapters

@Suite("The change feed of the address register says which addresses to look up anew")
struct AddressFeedTests {
    private func event(_ type: String, _ data: String, id: Int = 7) -> String {
        "{\"specversion\":\"1.0\",\"id\":\"\(id)\",\"time\":\"2026-01-31T12:00:00+01:00\",\"type\":\"\(type)\",\"data\":\(data)}"
    }

    private func data(_ id: String, _ attributes: String) -> String {
        "{\"@id\":\"https://data.vlaanderen.be/id/adres/\(id)\",\"objectId\":\"\(id)\","
            + "\"naamruimte\":\"https://data.vlaanderen.be/id/adres\",\"versieId\":\"2026-01-31T12:00:00+01:00\","
            + "\"nisCodes\":[\"44021\"],\"attributen\":[\(attributes)]}"
    }

    private let status = "{\"naam\":\"status\",\"oudeWaarde\":null,\"nieuweWaarde\":\"https://x/inGebruik\"}"

    private func feed(_ text: String) throws(AdapterError) -> AddressFeed { try AddressFeed(Array(text.utf8)) }

    @Test("what was made, changed, taken away", arguments: [AddressChange.Kind.create, .update, .delete])
    func changes(_ kind: AddressChange.Kind) throws {
        let one = event("basisregisters.address.\(kind.rawValue).v1", data("2550151", status))
        let expected = AddressChange(
            kind: kind, id: "2550151", successor: nil, municipalities: ["44021"], attributes: ["status"])
        #expect(try feed(one).changes == [expected])
        #expect(try feed("[\(one),\(one)]").changes == [expected, expected])
        #expect(try feed("[\(one)]").last == "7")
        #expect(try feed("[]") == AddressFeed(Array("[]".utf8)) && feed("[]").last == nil)
    }

    @Test("an address that another replaces")
    func transformed() throws {
        let rows =
            "{\"nisCodes\":[\"44021\",\"44085\"],\"transformaties\":[{\"vanId\":\"https://data.vlaanderen.be/id/adres/1\",\"naarId\":\"2\"}]}"
        #expect(
            try feed(event("basisregisters.address.transform.v1", rows)).changes == [
                AddressChange(
                    kind: .transform, id: "1", successor: "2", municipalities: ["44021", "44085"], attributes: [])
            ])
    }

    @Test("what is half understood is not acknowledged")
    func mistakes() {
        let good = data("1", status)
        let rows: [(String, AdapterError.Code)] = [
            ("", .feedNotJSON), ("true", .feedNotEvents), ("[{}]", .feedUnknownType),
            (event("basisregisters.address.update.v2", good), .feedUnknownType),
            (event("basisregisters.parcel.update.v1", good), .feedUnknownType),
            (event("basisregisters.address.update.v1", "{}"), .feedIncomplete),
            (event("basisregisters.address.update.v1", data("", status)), .feedIncomplete),
            (event("basisregisters.address.update.v1", data("1", "{}")), .feedIncomplete),
            (event("basisregisters.address.transform.v1", good), .feedIncomplete),
        ]
        for (text, mistake) in rows {
            #expect(throws: AdapterError(mistake)) { try feed(text) }
            if text.first == "{" { #expect(throws: AdapterError(mistake)) { try feed("[\(text)]") } }
        }
    }

    @Test(
        "the members that are read are those that the published schemas demand",
        .enabled(if: SharedData.isPresent, "needs ../shared"))
    func schemas() throws {
        func required(_ name: String) throws -> Set<String> {
            let path = try #require(SharedData.root) + "/refdata/basisregisters-feeds/" + name
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
            let required = try #require((object as? [String: Any])?["required"] as? [String])
            return Set(required)
        }
        #expect(try required("adres.json").isSuperset(of: ["objectId", "nisCodes", "attributen"]))
        #expect(try required("adres-transform.json").isSuperset(of: ["transformaties", "nisCodes"]))
    }
}
