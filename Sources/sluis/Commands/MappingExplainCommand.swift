import ArgumentParser
import Catalogue
import Core
import Mapping

struct MappingExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell where an attribute comes from, or what rests on an element of a source.",
        discussion: "sluis mapping explain person.birthDate\nsluis mapping explain Persoon/Geboorte/Datum")

    @Argument(help: "An attribute of the dictionary, or an element from the answer's content on.")
    var subject: String
    @Option(help: "The folder of mappings.")
    var folder = "mappings"
    @Option(help: "Another folder of purposes, laid out as mappings/purposes.")
    var purposes: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let mappings = try MappingFolder(folder)
        let explainer = Explainer(
            mappings: try mappings.mappings(), purposes: try mappings.purposes(in: purposes).map(\.purpose))
        let attribute = AttributeID(subject)
        let isAttribute = mappings.dictionary[attribute] != nil
        let explanation = isAttribute ? explainer.explain(attribute) : explainer.explain(element: subject)
        guard isAttribute || !explanation.isEmpty else {
            throw CommandError(
                "\(subject) is no attribute of the dictionary, and nothing rests on an element of that name")
        }
        if json { return print(explanation.json.canonicalText) }
        print(explanation.isEmpty ? "\(subject): no mapping gives it, no purpose asks it" : explanation.text)
    }
}
