import Catalogue
import Core
import Support
import Testing

@Suite("Each source that tells something of a person has somebody who can correct it")
struct CorrectionsTests {
    private func read(_ text: String) throws -> Corrections {
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        return try Corrections(yaml: Array(text.utf8), file: "corrections.yaml", dictionary: dictionary)
    }

    @Test("the Rijksregister's data go to the municipality that manages the file")
    func register() throws {
        let corrections = try read(try Repository.text("mappings/corrections.yaml"))
        #expect(corrections.channel(of: "RR").recipient.contains("gemeente die het dossier"))
        #expect(corrections.label(of: "residence.municipality") != "residence.municipality")
        #expect(corrections.sources.count > 10)
        #expect(
            corrections.channel(of: "RR").manager
                == Corrections.Manager(purpose: "rechtzetting", attribute: "person.fileMunicipality"))
        #expect(corrections.channel(of: "KSZ").manager == nil)
    }

    @Test("a source without a channel is asked through its contact point, an attribute without a label by its name")
    func others() throws {
        let corrections = try read("channels: []\n")
        #expect(corrections.channel(of: "X").recipient.contains("X"))
        #expect(corrections.label(of: "no.such") == "no.such")
    }

    @Test(
        "what does not read is told with its line",
        arguments: [
            "channels:\n  - {source: RR, to: a}\n", "channels:\n  - {source: RR, to: a, how: b, why: c}\n",
            "channels:\n  - {source: RR, to: a, how: b}\n  - {source: RR, to: c, how: d}\n",
            "channels:\n  - {source: RR, to: a, how: b, manager: {purpose: c}}\n",
            "channels:\n  - {source: RR, to: a, how: b, manager: {purpose: c, attribute: no.such}}\n",
        ])
    func wrong(_ text: String) {
        #expect(throws: CatalogueError.self) { try read(text) }
    }
}
