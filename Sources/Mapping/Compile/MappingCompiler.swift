import Catalogue
import Core
import Crypto

/// Turns the YAML of a mapping into its compiled form, going on after a mistake so that a check can list them all.
struct MappingCompiler {
    let dictionary: AttributeDictionary
    let faults: FaultTable
    var findings: [CatalogueError] = []
    var builder = TrieBuilder(element: "", namespace: "")
    var contentNode = 0
    var records: [RecordPlan] = []
    var recordNodes: [String: Int] = [:]
    var recordPaths: [[String]] = []
    var selections: [RecordExpression] = []
    var selectionNames: [String: Int] = [:]
    var selectionPaths: [Set<String>] = []
    var conditions: [Condition] = []
    var conditionNames: [String: Int] = [:]
    var conditionPaths: [Set<String>] = []
    var guards: [String: (AttributePlan.Guard, Set<String>)] = [:]
    /// The paths that the attribute being compiled rests on.
    var lineage: Set<String> = []
    private(set) var attributeLines: [AttributeID: Int] = [:]

    static let keys = [
        "mapping", "service", "version", "source", "namespaces", "answers", "request", "subject", "data", "records",
        "selections", "tests", "guards", "provides", "attributes", "faults",
    ]

    mutating func compile(_ bytes: [UInt8], file: String) throws(CatalogueError) -> CompiledMapping {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: Self.keys)
        var namespaces: [String: String] = [:]
        for entry in try root.entries("namespaces") { namespaces[entry.key] = try entry.value.string() }
        let answers = try root.required("answers").mapping(allowing: ["namespace", "element"])
        let namespace = try namespaces.uri(answers.required("namespace"))
        let element = try answers.string("element")
        let request = try RequestDescription(
            yaml: root.required("request").mapping(
                allowing: ["namespace", "element", "register", "content", "ask"]), namespaces: namespaces)
        builder = TrieBuilder(element: element, namespace: namespace)
        let envelope = try compileEnvelope(root)
        for entry in try root.entries("records") {
            collect { (self) throws(CatalogueError) in try self.addRecord(entry) }
        }
        for entry in try root.entries("selections") {
            collect { (self) throws(CatalogueError) in try self.addSelection(entry) }
        }
        for entry in try root.entries("tests") { collect { (self) throws(CatalogueError) in try self.addTest(entry) } }
        for entry in try root.entries("guards") {
            collect { (self) throws(CatalogueError) in try self.addGuard(entry) }
        }
        var plans: [AttributePlan] = []
        var attributes: [AttributeID: [String]] = [:]
        for entry in try root.required("attributes").entries() {
            lineage = []
            attributeLines[AttributeID(entry.key)] = entry.line
            collect { (self) throws(CatalogueError) in
                plans.append(try self.attribute(entry))
                attributes[AttributeID(entry.key)] = self.lineage.sorted()
            }
        }
        collect { (_) throws(CatalogueError) in try Self.checkProvided(root, attributes: attributes) }
        for ask in request.asks where attributes[ask.attribute] == nil {
            findings.append(
                root.node.error(.unknownReference, "`ask:` names \(ask.attribute), which no attribute here maps"))
        }
        return CompiledMapping(
            name: try root.string("mapping"), service: try root.string("service"), version: try root.string("version"),
            source: try root.string("source"), bodyElement: element, bodyNamespace: namespace,
            hash: Hex.encode(SHA256.hash(data: bytes)), request: request, attributes: attributes, file: file,
            trie: builder.build(), faults: try faults.overridden(by: root.list("faults")), records: records,
            selections: selections, conditions: conditions, plans: plans, envelope: envelope)
    }

    /// Runs a step and keeps its mistake.
    mutating func collect(_ step: (inout MappingCompiler) throws(CatalogueError) -> Void) {
        do { try step(&self) } catch { findings.append(error) }
    }

    private mutating func compileEnvelope(_ root: YAMLMapping) throws(CatalogueError) -> EnvelopeSlots {
        let reference = builder.add(path("Repliek/Context/Bericht/Ontvanger/Referte"), below: builder.root)
        let exceptions = [
            "Repliek/Uitzonderingen/Uitzondering", "Repliek/Antwoorden/Antwoord/Uitzonderingen/Uitzondering",
        ]
        .map { EnvelopeSlots.Exceptions(adding: $0, to: &builder) }
        contentNode = builder.node(path(EnvelopeSlots.contentPath))
        let subject = try root.required("subject").mapping(allowing: ["is", "among"])
        let isAmong = subject.optional("among") != nil
        let subjectPath = try selector(try subject.required(isAmong ? "among" : "is"))
        let dataPath = try selector(try root.required("data"))
        return EnvelopeSlots(
            faultCode: builder.faultCode, reference: reference, exceptions: exceptions,
            data: builder.add(dataPath, below: contentNode), subject: builder.add(subjectPath, below: contentNode),
            isSubjectAmongOthers: isAmong)
    }

    /// Paths of our own, known to be well formed.
    private func path(_ text: String) -> Path {
        Path(steps: text.split(separator: "/").map { Path.Step(name: String($0), tests: []) }, attribute: nil)
    }

    func selector(_ node: YAMLNode) throws(CatalogueError) -> Path {
        guard let path = Path(try node.string()) else {
            throw node.error(.wrongValue, "no selector; write child steps such as `Naam/Voornamen/Voornaam` or `@Code`")
        }
        return path
    }

    private static func checkProvided(
        _ root: YAMLMapping, attributes: [AttributeID: [String]]
    ) throws(CatalogueError) {
        for node in try root.list("provides") {
            let id = AttributeID(try node.string())
            guard attributes[id] != nil else {
                throw node.error(.missingKey, "`provides:` promises \(id), but `attributes:` lacks it; map it")
            }
        }
    }
}
