import Core
import Mapping
import Testing

@Suite("A source is asked for no more than the wanted attributes need (law 3)")
struct RequestTests {
    private func content(_ name: String, wanted: Set<AttributeID>?) throws -> [RequestElement] {
        let subject = try #require(INSZ(Mappings.person))
        return try Mappings.compiled(name).request.content(
            subject: subject, referenceDate: Mappings.day, wanted: wanted)
    }

    @Test("the record is asked by number, register and language, in the order of the schema")
    func person() throws {
        #expect(
            try content("GeefPersoon-02.02", wanted: nil) == [
                RequestElement(name: "Criteria", children: [RequestElement(name: "INSZ", text: Mappings.person)]),
                RequestElement(name: "Bron", text: "RR"), RequestElement(name: "Taal", text: "nl"),
            ])
    }

    @Test("a household is asked by number and language")
    func household() throws {
        #expect(try content("GeefGezinssamenstelling-02.02", wanted: nil).map(\.name) == ["Criteria", "Taal"])
    }

    @Test(
        "only the wanted statuses are named, each once, for the reference date",
        arguments: [
            (["status.BIM_BVT"], ["BIM_BVT"]), (["status.BIM_BVT", "status.BIM_BVT.until"], ["BIM_BVT"]),
            (["status.BIM_BVT_IN_FAMILY", "status.BIM_BVT"], ["BIM_BVT", "BIM_BVT_IN_FAMILY"]),
            (["person.birthDate"], []),
        ] as [(Set<AttributeID>, [String])])
    func statuses(_ wanted: Set<AttributeID>, _ names: [String]) throws {
        let criteria = try #require(try content("GeefSociaalStatuut-03.00", wanted: wanted).first)
        let asked = criteria.children.last?.children ?? []
        #expect(asked.map { $0.children.first?.text } == names)
        #expect(asked.allSatisfy { $0.children.last?.children.first?.text == Mappings.day.text })
    }

    @Test("the register and the body's root are data of the mapping")
    func header() throws {
        let mapping = try Mappings.compiled("GeefSociaalStatuut-03.00")
        #expect(mapping.request.register == "KSZ")
        #expect(mapping.version == "03.00.0000")
        #expect(mapping.bodyElement == "GeefSociaalStatuutResponse")
        #expect(mapping.request.namespace == mapping.bodyNamespace)
    }
}
