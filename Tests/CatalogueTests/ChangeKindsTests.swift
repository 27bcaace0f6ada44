import Catalogue
import Core
import Support
import Testing

@Suite("What a notice of change touches is data, and names only what the dictionary has")
struct ChangeKindsTests {
    private func read(_ text: String) throws -> ChangeKinds {
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        return try ChangeKinds(yaml: Array(text.utf8), file: "changes.yaml", dictionary: dictionary)
    }

    @Test("the repository's")
    func repository() throws {
        let feed = try #require(try read(try Repository.text("mappings/changes.yaml")).feed("RR-mutations"))
        #expect(feed.source == "RR")
        #expect(feed.attributes(fedBy: "020")?.contains("residence.municipality") == true)
        #expect(feed.attributes(fedBy: "020")?.contains("person.birthDate") == false)
        #expect(feed.attributes(fedBy: "150") == nil)
    }

    @Test(
        "a mistake is told",
        arguments: [
            ("residence.kind]", "residence.colour]", "dictionary does not have"), ("means: adres, ", "", "means"),
            ("source: RR", "sauce: RR", "sauce"),
        ])
    func mistakes(written: String, wrong: String, message: String) throws {
        let text = """
            feeds:
              - feed: RR-mutations
                source: RR
                kinds:
                  "020": {means: adres, attributes: [residence.kind]}
            """
        #expect(try read(text).feeds.count == 1)
        let error = #expect(throws: CatalogueError.self) { try read(text.replacing(written, with: wrong)) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
}
