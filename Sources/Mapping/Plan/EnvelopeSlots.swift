/// What every MAGDA answer has around its content: references, and exceptions at two levels (FIELD 1.3).
struct EnvelopeSlots: Sendable {
    static let contentPath = "Repliek/Antwoorden/Antwoord/Inhoud"

    struct Exceptions: Sendable {
        let scope: Int
        let code: Int
        let origin: Int
        let type: Int
        let annotationScope: Int
        let annotationName: Int
        let annotationValue: Int
    }

    let faultCode: Int
    let reference: SlotSelector
    /// Level 2, about the whole request, and level 3, about the question or one of its sources.
    let exceptions: [Exceptions]
    /// Present where the answer holds data.
    let data: SlotSelector
    /// The number that the answer is about.
    let subject: SlotSelector
    /// Whether it is enough that the asked person is among those named.
    let isSubjectAmongOthers: Bool
}

extension EnvelopeSlots.Exceptions {
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
        annotationScope = inner.scope
        annotationName = builder.add(Path(name: "Naam"), below: inner.node).slot
        annotationValue = builder.add(Path(name: "Waarde"), below: inner.node).slot
    }
}

extension Path {
    /// One child step.
    fileprivate init(name: String) {
        self.init(steps: [Step(name: name, tests: [])], attribute: nil)
    }
}
