import Catalogue

extension MappingCompiler {
    /// What the answer's format puts around the content, and what the mapping says of it.
    mutating func compileEnvelope(
        _ root: YAMLMapping, _ answers: YAMLMapping
    ) throws(CatalogueError) -> EnvelopeSlots {
        var reference: SlotSelector?
        var exceptions: [EnvelopeSlots.Exceptions] = []
        var replaced: EnvelopeSlots.Replaced?
        contentNode = builder.root
        switch format {
        case .magda:
            reference = builder.add(path("Repliek/Context/Bericht/Ontvanger/Referte"), below: builder.root)
            exceptions = [
                "Repliek/Uitzonderingen/Uitzondering", "Repliek/Antwoorden/Antwoord/Uitzonderingen/Uitzondering",
            ]
            .map { EnvelopeSlots.Exceptions(adding: $0, to: &builder) }
            contentNode = builder.node(path(EnvelopeSlots.contentPath))
        case .ksz:
            reference = builder.add(path("informationCustomer/ticket"), below: builder.root)
            exceptions = [
                EnvelopeSlots.Exceptions(
                    adding: "status", code: "code", type: "value", below: builder.root, to: &builder),
                EnvelopeSlots.Exceptions(
                    adding: "detail/CBSSFault/detail", code: "reasonCode", type: "severity", below: TrieBuilder.fault,
                    to: &builder),
            ]
            replaced = EnvelopeSlots.Replaced(
                cancelled: builder.add(
                    Path(steps: [Path.Step(name: "ssin", tests: [])], attribute: "canceled"), below: builder.root),
                replacedBy: builder.add(
                    Path(steps: [Path.Step(name: "ssin", tests: [])], attribute: "replacedBy"), below: builder.root))
        case .json: break
        }
        var isEmptyNothing = false
        if let empty = answers.optional("empty") {
            guard try empty.string() == "notFound" else { throw empty.error(.wrongValue, "must be notFound") }
            isEmptyNothing = true
        }
        let (subject, isAmong, mayLack) = try subject(root)
        if let cancelled = try subjectSelector(root, "cancelled"), let by = try subjectSelector(root, "replacedBy") {
            replaced = EnvelopeSlots.Replaced(cancelled: cancelled, replacedBy: by)
        }
        var concerns: [SlotSelector] = []
        for node in try root.list("concerns") {
            let path = try selector(node)
            note(path, node)
            concerns.append(builder.add(path, below: contentNode))
        }
        let data = try selector(try root.required("data"))
        note(data, try root.required("data"))
        return EnvelopeSlots(
            faultCode: builder.faultCode, reference: reference, exceptions: exceptions, statuses: try statuses(root),
            data: builder.add(data, below: contentNode), replaced: replaced, isEmptyNothing: isEmptyNothing,
            subject: subject, isSubjectAmongOthers: isAmong,
            maySubjectLack: mayLack, concerns: concerns)
    }

    /// Where the answer names whom it is about; a source that names nobody has the reason stand in its mapping.
    private mutating func subject(_ root: YAMLMapping) throws(CatalogueError) -> (SlotSelector?, Bool, Bool) {
        let subject = try root.required("subject").mapping(allowing: Self.subjectKeys)
        guard try subject.optionalString("notNamed") == nil else { return (nil, false, true) }
        let isAmong = subject.optional("among") != nil
        let path = try selector(try subject.required(isAmong ? "among" : "is"))
        note(path, try subject.required(isAmong ? "among" : "is"))
        return (builder.add(path, below: contentNode), isAmong, try subject.optionalString("mayLack") != nil)
    }

    /// A selector beside the number, for a source that tells there that the number is another now.
    private mutating func subjectSelector(_ root: YAMLMapping, _ key: String) throws(CatalogueError) -> SlotSelector? {
        guard let node = try root.required("subject").mapping(allowing: Self.subjectKeys).optional(key) else {
            return nil
        }
        let path = try selector(node)
        note(path, node)
        return builder.add(path, below: contentNode)
    }

    private static let subjectKeys = ["is", "among", "notNamed", "mayLack", "cancelled", "replacedBy"]
}
