internal import Core

extension PurposeCheck {
    /// Each attribute exists, is delivered, is covered by one title in force, and is used.
    func attributeFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        var findings: [CatalogueError] = []
        func report(_ code: CatalogueError.Code, _ path: String, _ message: String) {
            findings.append(files.places.finding(code, .template, path, message))
        }
        let reads = template.reads.enumerated().map { ("reads[\($0.offset)]", $0.element) }
        let gives = template.gives.enumerated().map { ("gives[\($0.offset)].attribute", $0.element.attribute) }
        let notConnected = template.notConnected.enumerated().map { ("notConnected[\($0.offset)]", $0.element) }
        for (path, attribute) in reads + gives + notConnected where dictionary[attribute] == nil {
            report(.unknownReference, path, "`\(attribute)` is not in the dictionary; add it there or correct the name")
        }
        for (path, attribute) in reads + gives where !template.notConnected.contains(attribute) {
            if dictionary[attribute] != nil, !delivered.contains(attribute) {
                report(
                    .notDelivered, path, "no mapping delivers `\(attribute)`; add a mapping or list it as notConnected")
            }
            switch files.purpose.adoption.authorisations.filter({ $0.attributes.contains(attribute) }).count {
            case 0: report(.notAuthorised, path, "no authorisation covers `\(attribute)`; add one to the adoption")
            case 1: break
            default: report(.notAuthorised, path, "two authorisations cover `\(attribute)`; leave it in one")
            }
            if dictionary[attribute]?.sensitivity == .special, template.specialCategoryGround == nil {
                report(.unlawful, path, "`\(attribute)` is a special category; add `specialCategoryGround:`")
            }
            if template.act == .legalBasis, let known = dictionary[attribute],
                known.type.namesPerson || known.tellsOfOthers
            {
                report(
                    .unlawful, path,
                    "`\(attribute)` is about another person, who did not consent; remove it or choose another basis")
            }
        }
        let used = template.answers.reduce(into: Set<AttributeID>()) { $0.formUnion($1.attributes) }
        for (path, attribute) in reads where !used.contains(attribute) {
            report(.unused, path, "no answer uses `\(attribute)`; remove it, a source is asked for no more than needed")
        }
        for answer in template.answers {
            for attribute in answer.attributes.subtracting(template.reads).sorted() {
                report(.notRead, "answers.\(answer.name)", "reads `\(attribute)`; list it under `reads:`")
            }
        }
        let names = files.purpose.outputs
        for name in Set(names).sorted() where names.count(where: { $0 == name }) > 1 {
            report(.duplicate, "answers.\(name.name)", "`\(name.name)` is told twice; keep one")
        }
        return findings + freshnessFindings(in: files) + authorisationFindings(in: files)
    }

    private func authorisationFindings(in files: PurposeFiles) -> [CatalogueError] {
        var findings: [CatalogueError] = []
        for (index, authorisation) in files.purpose.adoption.authorisations.enumerated() {
            let path = "authorisations[\(index)]"
            for (place, attribute) in authorisation.attributes.enumerated() where dictionary[attribute] == nil {
                findings.append(
                    files.places.finding(
                        .unknownReference, .adoption, "\(path).attributes[\(place)]",
                        "`\(attribute)` is not in the dictionary; add it there or correct the name"))
            }
            findings += unmapped(authorisation, path, in: files)
            if authorisation.until < today {
                findings.append(
                    files.places.finding(
                        .expired, .adoption, "\(path).until",
                        "\(authorisation.number) ended on \(authorisation.until); renew it or remove its attributes"))
            }
        }
        return findings
    }
}

extension PurposeCheck {
    /// What the purpose asks of a connected source under its title, and no mapping of that source gives.
    private func unmapped(
        _ authorisation: Authorisation, _ path: String, in files: PurposeFiles
    ) -> [CatalogueError] {
        guard let given = deliveredBy[authorisation.source] else { return [] }
        let template = files.purpose.template
        let asked = Set(template.reads).union(template.gives.map(\.attribute)).subtracting(template.notConnected)
        return authorisation.attributes.enumerated().compactMap { place, attribute in
            guard asked.contains(attribute), delivered.contains(attribute), !given.contains(attribute) else {
                return nil
            }
            return files.places.finding(
                .notDelivered, .adoption, "\(path).attributes[\(place)]",
                "\(authorisation.source) has mappings, but none gives `\(attribute)`; map it there, or correct `source:`"
            )
        }
    }
}

extension ValueType {
    /// Whether a value holds the number of a person.
    var namesPerson: Bool {
        switch self {
        case .person: true
        case .list(let element): element.namesPerson
        case .record(let fields): fields.values.contains { $0.namesPerson }
        case .boolean, .integer, .text, .date, .code, .cents: false
        }
    }
}
