import Catalogue
import Core
import FoundationEssentials
import Mapping
import Wire

/// Maps every answer into facts with their provenance: both stages, every attribute, the parser included.
struct MappingWork: Sendable {
    private let answers: Answers
    private let mappings: [CompiledMapping]
    private let finality = Finality(identification: "bench", hoedanigheid: "bench", register: "RR")
    private let now = WallClock.machine.now

    init(_ answers: Answers) throws {
        self.answers = answers
        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "mappings/" + name))) }
        let dictionary = try AttributeDictionary(yaml: bytes("attributes.yaml"), file: "attributes.yaml")
        let faults = try FaultTable(yaml: bytes("magda-faults.yaml"), file: "magda-faults.yaml")
        var compiled: [String: CompiledMapping] = [:]
        for name in Set(answers.documents.map(\.mapping)) {
            compiled[name] = try CompiledMapping(
                yaml: bytes(name + ".yaml"), file: name, dictionary: dictionary, faults: faults)
        }
        mappings = answers.documents.compactMap { compiled[$0.mapping] }
    }

    /// One pass over all answers; the number of facts.
    @discardableResult
    func pass() -> Int {
        let today = BelgianCalendar.date(at: now)
        var count = 0
        for (document, mapping) in zip(answers.documents, mappings) {
            var extractor = mapping.extractor(subject: document.subject)
            guard (try? MarkupParser.parse(document.bytes, into: &extractor)) != nil else { continue }
            let answer = mapping.resolve(extractor, referenceDate: today)
            for (attribute, value) in answer.values {
                let fact = Fact(
                    attribute: attribute, content: value.content, missingSources: value.missingSources,
                    isDoubtful: value.isDoubtful, validFrom: value.validFrom, validUntil: value.validUntil,
                    provenance: Provenance(
                        source: mapping.source, service: mapping.name, mapping: mapping.hash, finality: finality,
                        reference: answer.reference ?? "", retrievedAt: now, referenceDate: today))
                if fact.attribute == attribute { count += 1 }
            }
        }
        return count
    }
}
