/// What an answer has around its content: references, exceptions, and whom it is about.
struct EnvelopeSlots: Sendable {
    static let contentPath = "Repliek/Antwoorden/Antwoord/Inhoud"

    struct Exceptions: Sendable {
        let scope: Int
        let code: Int
        /// `nil` where the mapping's source speaks alone.
        let origin: Int?
        let type: Int
        let annotations: Annotations?
    }

    struct Annotations: Sendable {
        let scope: Int
        let name: Int
        let value: Int
    }

    /// Where a source tells beside the asked number that another has taken its place.
    struct Replaced: Sendable {
        let cancelled: SlotSelector
        let replacedBy: SlotSelector
    }

    let faultCode: Int
    let reference: SlotSelector?
    /// In MAGDA level 2, about the whole request, and level 3, about the question or one of its sources.
    let exceptions: [Exceptions]
    /// What single sources behind the answer tell inside its content.
    let statuses: [SourceStatus]
    /// Present where the answer holds data.
    let data: SlotSelector
    let replaced: Replaced?
    /// Whether an answer without data says that the source has nothing.
    let isEmptyNothing: Bool
    /// The number that the answer is about; `nil` where the source by its contract names nobody.
    let subject: SlotSelector?
    /// Whether it is enough that the asked person is among those named.
    let isSubjectAmongOthers: Bool
    /// Whether an answer may leave the number out; it is then taken for the answer to our question.
    let maySubjectLack: Bool
    /// Numbers of others whom the answer speaks of, whether or not an attribute gives their number.
    let concerns: [SlotSelector]
}

extension EnvelopeSlots.Exceptions {
    /// An exception of MAGDA.
    init(adding path: String, to builder: inout TrieBuilder) {
        let names = path.split(separator: "/").map { Path.Step(name: String($0), tests: []) }
        let record = builder.addRecord(Path(steps: names, attribute: nil), below: builder.root)
        scope = record.scope
        code = builder.add(Path(name: "Identificatie"), below: record.node).slot
        origin = builder.add(Path(name: "Oorsprong"), below: record.node).slot
        type = builder.add(Path(name: "Type"), below: record.node).slot
        let annotation = Path(
            steps: [Path.Step(name: "Annotaties", tests: []), Path.Step(name: "Annotatie", tests: [])], attribute: nil)
        let inner = builder.addRecord(annotation, below: record.node)
        annotations = EnvelopeSlots.Annotations(
            scope: inner.scope, name: builder.add(Path(name: "Naam"), below: inner.node).slot,
            value: builder.add(Path(name: "Waarde"), below: inner.node).slot)
    }

    /// A status or message of the KSZ.
    init(adding path: String, code name: String, type: String, below node: Int, to builder: inout TrieBuilder) {
        let names = path.split(separator: "/").map { Path.Step(name: String($0), tests: []) }
        let record = builder.addRecord(Path(steps: names, attribute: nil), below: node)
        scope = record.scope
        code = builder.add(Path(name: name), below: record.node).slot
        self.type = builder.add(Path(name: type), below: record.node).slot
        origin = nil
        annotations = nil
    }
}

extension Path {
    /// One child step.
    fileprivate init(name: String) {
        self.init(steps: [Step(name: name, tests: [])], attribute: nil)
    }
}
