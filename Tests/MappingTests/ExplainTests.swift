import Catalogue
import Core
import FoundationEssentials
import Mapping
import Support
import Testing

@Suite("An attribute leads back to its elements, and an element on to attributes, answers and purposes")
struct ExplainTests {
    private func explainer() throws -> Explainer {
        let folder = "mappings/purposes/zonnegem"
        let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/" + folder).sorted()
        let purposes = try names.map { name in
            try PurposeFiles(
                template: try Repository.bytes("mappings/purposes/" + name), templateFile: name,
                adoption: try Repository.bytes(folder + "/" + name), adoptionFile: folder + "/" + name
            ).purpose
        }
        return Explainer(mappings: try Mappings.files.keys.sorted().map(Mappings.compiled), purposes: purposes)
    }

    @Test("an attribute has its services, elements and function")
    func attribute() throws {
        let explanation = try explainer().explain("person.dateOfDeath")
        let origin = try #require(explanation.origins.first { $0.mapping == "GeefPersoon-02.02" })
        #expect(origin.source == "RR" && origin.function == "partialDate")
        #expect(origin.elements == ["Persoon/Overlijden/Datum"])
    }

    @Test("an attribute has the purposes and answers that rest on it")
    func uses() throws {
        let uses = try explainer().explain("handicap.points").uses
        #expect(
            uses.contains {
                $0.purpose == "zonnegem/parkeren-personen-met-een-handicap" && $0.answers == ["meetsCriteria"]
                    && !$0.isGiven
            })
        let given = try explainer().explain("handicap.parkingCardUntil").uses
        #expect(given.contains { $0.answers.isEmpty && $0.isGiven })
    }

    @Test(
        "an element has what rests on it or on something in it, and no more, named from the root or from the content on",
        arguments: ["Persoon/Overlijden", "Repliek/Antwoorden/Antwoord/Inhoud/Persoon/Overlijden"])
    func element(_ path: String) throws {
        let attributes = try explainer().explain(element: path).origins.map(\.attribute)
        #expect(Set(attributes) == ["person.deceased", "person.dateOfDeath"])
        #expect(try explainer().explain(element: path + "/Datum").origins.map(\.attribute) == ["person.dateOfDeath"])
        #expect(try explainer().explain(element: "Persoon/Overlijd").isEmpty)
    }

    @Test("an element of a test leads to what the test guards")
    func guards() throws {
        let explanation = try explainer().explain(element: "Persoon/Adressen/NietMededeelbaarAdres")
        #expect(explanation.origins.contains { $0.attribute == "residence.municipality" })
        #expect(explanation.uses.contains { $0.attribute == "residence.municipality" && !$0.answers.isEmpty })
    }

    @Test("text and JSON say the same")
    func texts() throws {
        let explanation = try explainer().explain("handicap.points")
        #expect(explanation.json["origins"]?.array?.count == explanation.origins.count)
        #expect(explanation.json["uses"]?.array?.count == explanation.uses.count)
        for origin in explanation.origins { #expect(explanation.text.contains("<- \(origin.mapping) (")) }
    }
}
