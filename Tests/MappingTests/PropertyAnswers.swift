import Catalogue
import Core
import Mapping
import Support
import Testing
import Wire

/// Real answers as trees, to change and to read again.
struct PropertyAnswers {
    static let services = Mappings.folders.keys.sorted() + [registrations]
    static let registrations = "MobilityRegistrations-1"

    let mapping: CompiledMapping
    private let folder: String
    private let files: [String]

    init(_ service: String) throws {
        let isJSON = service == Self.registrations
        folder = isJSON ? "magda/rest/mobility/registrations" : Mappings.folders[service] ?? ""
        let ending = isJSON ? ".json" : ".xml"
        files = SharedData.names(folder).filter { $0.hasSuffix(ending) }
        mapping = isJSON ? try Self.json() : try Mappings.compiled(service)
        try #require(!files.isEmpty)
    }

    private static func json() throws -> CompiledMapping {
        let path = "mappings/div/MobilityRegistrations-1.yaml"
        return try CompiledMapping(
            yaml: try Repository.bytes(path), file: path, dictionary: try Mappings.dictionary(),
            faults: try Mappings.faults())
    }

    /// Some of the answers, each with the number that it was asked for; the same in each run.
    func some(_ count: Int, _ random: inout SeededGenerator) throws -> [(
        tree: MarkupTree.Element, asked: SubjectNumber
    )] {
        let anyone = try #require(Mappings.subject(Mappings.person))
        return try files.shuffled(using: &random).prefix(count).map { file in
            let bytes = try SharedData.bytes(folder + "/" + file)
            let asked = Mappings.subject(String(file.prefix { $0 != "." })) ?? anyone
            guard mapping.readsJSON else { return (try MarkupTree.parse(bytes).payload, asked) }
            var tree = MarkupTree()
            try JSONEvents.read(bytes, into: &tree)
            return (tree.root, Self.holder(of: tree.root) ?? asked)
        }
    }

    /// The file's name is a number plate: whom it was asked for stands in it.
    private static func holder(of tree: MarkupTree.Element) -> SubjectNumber? {
        if tree.name == "identificator", let number = Mappings.subject(tree.text) { return number }
        for child in tree.children {
            if let found = holder(of: child) { return found }
        }
        return nil
    }

    func read(_ tree: MarkupTree.Element, asked: SubjectNumber) -> MappedAnswer {
        var extractor = mapping.extractor(subject: asked)
        tree.send(to: &extractor)
        return mapping.resolve(extractor, referenceDate: Mappings.day)
    }
}

extension MarkupTree.Element {
    /// The events of the tree, as a parser would tell them.
    func send(to reader: inout some MarkupReader) {
        let (name, namespace) = (Array(self.name.utf8), Array(self.namespace.utf8))
        reader.open(name: name.span, namespace: namespace.span)
        for attribute in attributes {
            let (name, value) = (Array(attribute.name.utf8), Array(attribute.value.utf8))
            reader.attribute(name: name.span, value: value.span)
        }
        let text = Array(self.text.utf8)
        if !text.isEmpty { reader.text(text.span) }
        for child in children { child.send(to: &reader) }
        reader.close()
    }

    /// What a SOAP envelope holds, so that paths begin at the answer's root.
    var payload: MarkupTree.Element {
        name == "Envelope" ? children.first { $0.name == "Body" }?.children.first ?? self : self
    }

    /// How many elements stand in it, itself included.
    var size: Int { 1 + children.reduce(0) { $0 + $1.size } }
}
