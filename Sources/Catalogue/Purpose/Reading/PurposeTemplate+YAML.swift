internal import Core

extension PurposeTemplate {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(
            allowing: [
                "purpose", "product", "gdprArticle", "specialCategoryGround", "act", "population", "leadsTo", "reads",
                "define", "answers", "gives", "notConnected", "referenceDate", "freshness", "answerValidDays",
                "maximumConsentDays", "caseDays", "minimumAssurance", "notice", "alternative", "retentionYears",
                "emergency", "spares", "tells", "tellingDays",
            ] + ConsentBounds.keys)
        var answers: [Answer] = []
        var definitions = try Definitions(map)
        for entry in try map.entries("answers") {
            let written = YAMLEntry(key: entry.key, line: entry.line, value: try definitions.expanding(entry.value))
            answers.append(try Answer(yaml: written))
        }
        try definitions.finish()
        var gives: [Given] = []
        for item in try map.list("gives") { gives.append(try Given(yaml: item)) }
        var tells: [Given] = []
        for item in try map.list("tells") { tells.append(try Given(yaml: item)) }
        var freshness: [AttributeID: Freshness] = [:]
        for entry in try map.entries("freshness") {
            freshness[AttributeID(entry.key)] = try Freshness(yaml: entry.value)
        }
        var minimumAssurance: [Channel: Assurance] = [:]
        for entry in try map.entries("minimumAssurance") {
            minimumAssurance[try entry.keyChoice(Channel.self)] = try entry.value.choice(Assurance.self)
        }
        self.init(
            id: try map.string("purpose"), product: try map.string("product"),
            gdprArticle: try map.string("gdprArticle"),
            specialCategoryGround: try map.optionalString("specialCategoryGround"),
            act: try map.required("act").choice(CitizensAct.self),
            population: try map.optional("population").map { node throws(CatalogueError) in try Population(yaml: node) }
                ?? Population(),
            leadsTo: try map.optional("leadsTo")?.choice(Consequence.self) ?? .decision,
            reads: try Self.attributes(map, "reads"), answers: answers, gives: gives,
            notConnected: try Self.attributes(map, "notConnected"),
            referenceDate: try map.required("referenceDate").choice(ReferenceDateRule.self),
            freshness: freshness, answerValidDays: try map.required("answerValidDays").count(),
            maximumConsentDays: try map.optional("maximumConsentDays")?.count() ?? 0,
            caseDays: try map.optional("caseDays")?.count() ?? 0, minimumAssurance: minimumAssurance,
            consentBounds: try ConsentBounds(yaml: map), notice: try Notice(yaml: map.required("notice")),
            alternative: try map.optionalString("alternative") ?? "",
            retentionYears: try map.required("retentionYears").count(),
            emergency: try map.optional("emergency").map { node throws(CatalogueError) in
                try EmergencyRule(yaml: node)
            },
            spares: try map.optional("spares").map { node throws(CatalogueError) in try Spared(yaml: node) }
                ?? .nothing, tells: tells, tellingDays: try map.optional("tellingDays")?.count() ?? 0)
    }

    private static func attributes(_ map: YAMLMapping, _ key: String) throws(CatalogueError) -> [AttributeID] {
        let names = try map.strings(key)
        guard Set(names).count == names.count else {
            throw try map.required(key).error(.duplicate, "names an attribute twice; keep one")
        }
        return names.map { AttributeID($0) }
    }
}

extension Population {
    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["about", "minimumAge", "maximumAge", "requiresCase"])
        self.init(
            about: try map.optional("about")?.choice(SubjectNumber.Kind.self) ?? .person,
            minimumAge: try map.optional("minimumAge")?.count(), maximumAge: try map.optional("maximumAge")?.count(),
            requiresCase: try map.optionalBoolean("requiresCase") ?? false)
    }
}
