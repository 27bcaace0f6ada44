internal import Core

extension Authorisation {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "source", "kind", "number", "attributes", "finality", "accepts", "mayKeep", "until",
        ])
        var accepts: [Acceptance] = []
        for item in try map.list("accepts") {
            let acceptance = try item.mapping(allowing: ["finality", "clause"])
            accepts.append(
                Acceptance(
                    finality: try Finality(yaml: acceptance.required("finality")),
                    clause: try acceptance.string("clause")))
        }
        let attributes = try map.required("attributes").strings().map { AttributeID($0) }
        guard Set(attributes).count == attributes.count else {
            throw try map.required("attributes").error(.duplicate, "names an attribute twice; keep one")
        }
        self.init(
            source: try map.string("source"), kind: try map.required("kind").choice(Kind.self),
            number: try map.string("number"), attributes: attributes,
            finality: try Finality(yaml: map.required("finality")), accepts: accepts,
            mayKeep: try map.required("mayKeep").boolean(), until: try map.required("until").date())
    }
}

extension Finality {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["identification", "hoedanigheid", "register"])
        let register = try map.string("register")
        guard ["RR", "KSZ"].contains(register) else {
            throw try map.required("register").error(.wrongValue, "must be RR or KSZ")
        }
        self.init(
            identification: try map.string("identification"), hoedanigheid: try map.string("hoedanigheid"),
            register: register)
    }
}
