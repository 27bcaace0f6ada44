internal import Core

extension Authorisation {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "source", "kind", "number", "attributes", "finality", "accepts", "mayKeep", "followUp", "until",
        ])
        let source = try map.string("source")
        var accepts: [Acceptance] = []
        for item in try map.list("accepts") {
            let acceptance = try item.mapping(allowing: ["finality", "clause"])
            accepts.append(
                Acceptance(
                    finality: try Finality(yaml: acceptance.required("finality"), source: source),
                    clause: try acceptance.string("clause")))
        }
        let attributes = try map.required("attributes").strings().map { AttributeID($0) }
        guard Set(attributes).count == attributes.count else {
            throw try map.required("attributes").error(.duplicate, "names an attribute twice; keep one")
        }
        let mayKeep = try map.required("mayKeep").boolean()
        let followUp = try map.optional("followUp")?.mapping(allowing: ["days", "refreshDays"])
        if let followUp, !mayKeep, try followUp.required("days").count() > 0 {
            throw try map.required("followUp").error(.wrongValue, "needs `mayKeep: true`: what is followed up is kept")
        }
        self.init(
            source: source, kind: try map.required("kind").choice(Kind.self),
            number: try map.string("number"), attributes: attributes,
            finality: try Finality(yaml: map.required("finality"), source: source), accepts: accepts,
            mayKeep: mayKeep, followUpDays: try followUp?.required("days").count() ?? 0,
            refreshDays: try followUp?.optional("refreshDays")?.count() ?? 0, until: try map.required("until").date())
    }
}

extension Finality {
    /// The register is one of those through which MAGDA asks, or for any other source the source itself.
    init(yaml node: YAMLNode, source: String) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["identification", "hoedanigheid", "register"])
        let register = try map.string("register")
        guard ["RR", "KSZ", source].contains(register) else {
            throw try map.required("register").error(.wrongValue, "must be RR or KSZ, or the source itself")
        }
        self.init(
            identification: try map.string("identification"), hoedanigheid: try map.string("hoedanigheid"),
            register: register)
    }
}
