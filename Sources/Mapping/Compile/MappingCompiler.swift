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
    var format = AnswerFormat.magda
    var records: [RecordPlan] = []
    var recordNodes: [String: Int] = [:]
    var recordPaths: [[String]] = []
    var recordPlaces: [(node: Int, path: Path)] = []
    var selections: [RecordExpression] = []
    var selectionNames: [String: Int] = [:]
    var selectionPaths: [Set<String>] = []
    var conditions: [Condition] = []
    var conditionNames: [String: Int] = [:]
    var conditionPaths: [Set<String>] = []
    var guards: [String: (AttributePlan.Guard, Set<String>)] = [:]
    /// What every attribute rests on: the sources' words about themselves.
    var statusPaths: Set<String> = []
    /// The paths that the attribute being compiled rests on.
    var lineage: Set<String> = []
    private(set) var attributeLines: [AttributeID: Int] = [:]
    var uses: [SelectorUse] = []
    var ignored: [IgnoredElement] = []

    static let keys = [
        "mapping", "service", "version", "source", "namespaces", "answers", "request", "subject", "concerns", "data",
        "statuses", "delayDays",
        "records", "selections", "tests", "guards", "provides", "attributes", "faults", "ignored",
    ]

    mutating func compile(_ bytes: [UInt8], file: String) throws(CatalogueError) -> CompiledMapping {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: Self.keys)
        var namespaces: [String: String] = [:]
        for entry in try root.entries("namespaces") { namespaces[entry.key] = try entry.value.string() }
        let answers = try root.required("answers").mapping(allowing: [
            "format", "namespace", "also", "element", "empty",
        ])
        format = try answers.optional("format")?.choice(AnswerFormat.self) ?? .magda
        let namespace = format == .json ? "" : try namespaces.uri(answers.required("namespace"))
        let element = format == .json ? JSONEvents.root : try answers.string("element")
        let request = try RequestDescription(
            yaml: root.required("request").mapping(allowing: RequestDescription.keys), namespaces: namespaces)
        builder = TrieBuilder(element: element, namespace: namespace)
        if let other = answers.optional("also") { builder.addRoot(element, namespace: try namespaces.uri(other)) }
        let envelope = try compileEnvelope(root, answers)
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
            lineage = statusPaths
            attributeLines[AttributeID(entry.key)] = entry.line
            collect { (self) throws(CatalogueError) in
                plans.append(try self.attribute(entry))
                attributes[AttributeID(entry.key)] = self.lineage.sorted()
            }
        }
        collect { (_) throws(CatalogueError) in try Self.checkProvided(root, attributes: attributes) }
        collect { (self) throws(CatalogueError) in try self.addIgnored(root) }
        for need in request.needs + request.mayUse where dictionary[need] == nil {
            findings.append(
                root.node.error(.unknownReference, "`needs:` names \(need), which is not in the dictionary"))
        }
        for ask in request.asks where attributes[ask.attribute] == nil {
            findings.append(
                root.node.error(.unknownReference, "`ask:` names \(ask.attribute), which no attribute here maps"))
        }
        var delayDays: [AttributeID: Int] = [:]
        collect { (_) throws(CatalogueError) in delayDays = try Self.delayDays(root, of: Set(attributes.keys)) }
        return CompiledMapping(
            name: try root.string("mapping"), service: try root.string("service"), version: try root.string("version"),
            source: try root.string("source"), bodyElement: element, bodyNamespace: namespace,
            hash: Hex.encode(SHA256.hash(data: bytes)), request: request, attributes: attributes, delayDays: delayDays,
            file: file,
            format: format, trie: builder.build(),
            faults: try faults.overridden(by: root.list("faults")).speaking(format), records: records,
            selections: selections, conditions: conditions, plans: plans, envelope: envelope)
    }

    /// Runs a step and keeps its mistake.
    mutating func collect(_ step: (inout MappingCompiler) throws(CatalogueError) -> Void) {
        do { try step(&self) } catch { findings.append(error) }
    }

    /// Paths of our own, known to be well formed.
    func path(_ text: String) -> Path {
        Path(steps: text.split(separator: "/").map { Path.Step(name: String($0), tests: []) }, attribute: nil)
    }

    func selector(_ node: YAMLNode) throws(CatalogueError) -> Path {
        guard let path = Path(try node.string()) else {
            throw node.error(.wrongValue, "no selector; write child steps such as `Naam/Voornamen/Voornaam` or `@Code`")
        }
        return path
    }

    /// `delayDays: 62` for all that the service tells, or `delayDays: {livingWage.months: 62}`.
    private static func delayDays(
        _ root: YAMLMapping, of attributes: Set<AttributeID>
    ) throws(CatalogueError) -> [AttributeID: Int] {
        guard let node = root.optional("delayDays") else { return [:] }
        guard node.isMapping else {
            let days = try node.days(atLeast: 1)
            return Dictionary(attributes.map { ($0, days) }, uniquingKeysWith: { first, _ in first })
        }
        var delays: [AttributeID: Int] = [:]
        for entry in try node.entries() {
            let attribute = AttributeID(entry.key)
            guard attributes.contains(attribute) else {
                throw entry.value.error(.unknownReference, "no attribute here maps \(attribute); correct the name")
            }
            delays[attribute] = try entry.value.days(atLeast: 1)
        }
        return delays
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
