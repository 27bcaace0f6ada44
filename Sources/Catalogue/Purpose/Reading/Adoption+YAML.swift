internal import Core

extension Adoption {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: [
            "controller", "purpose", "version", "norm", "authorisations", "parameters", "recipients",
        ])
        let version = try map.required("version")
        guard try version.integer() >= 1 else { throw version.error(.wrongValue, "must be 1 or more") }
        var authorisations: [Authorisation] = []
        for item in try map.required("authorisations").list() {
            authorisations.append(try Authorisation(yaml: item))
        }
        var parameters: [String: [DatedParameter]] = [:]
        for entry in try map.entries("parameters") {
            parameters[entry.key] = try DatedParameter.series(entry.value)
        }
        let recipients = try map.required("recipients").strings()
        guard !recipients.isEmpty else {
            throw try map.required("recipients").error(.wrongValue, "names nobody; name each service")
        }
        self.init(
            controller: try map.string("controller"), purpose: try map.string("purpose"),
            version: try version.integer(), norm: try map.string("norm"), authorisations: authorisations,
            parameters: parameters, recipients: recipients)
    }
}

extension DatedParameter {
    /// Reads `type:` and the values with their first days, in order: a mistake in the order would put an old value in
    /// force.
    static func series(_ node: YAMLNode) throws(CatalogueError) -> [DatedParameter] {
        let map = try node.mapping(allowing: ["type", "values"])
        let type = try map.required("type").choice(PlainType.self)
        var values: [DatedParameter] = []
        for item in try map.required("values").list() {
            let entry = try item.mapping(allowing: ["from", "value"])
            let from = try entry.required("from").date()
            if let last = values.last, from <= last.from {
                throw item.error(.wrongValue, "begins no later than the value before it; put the oldest first")
            }
            values.append(DatedParameter(from: from, value: try type.value(entry.required("value"))))
        }
        guard !values.isEmpty else { throw node.error(.wrongValue, "has no value; add one below `values:`") }
        return values
    }
}
