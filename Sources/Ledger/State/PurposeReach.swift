package import Catalogue
package import Core

/// What a citizen who agrees to a purpose version agrees to, besides its titles and bounds: kept with the terms so that
/// a later version can be held against it without reading a file.
package struct PurposeReach: Hashable, Sendable {
    package let product: String
    /// The legal ground and what an answer may lead to.
    package let aim: String
    package let attributes: [String]
    /// What else a source may be asked: from it the question is made to another, and it is dropped.
    package let inputs: [String]
    package let recipients: [String]
    package let retentionYears: Int
    /// How fresh each attribute must be, and what may be kept.
    package let freshness: [String: Freshness]
    /// SHA-256 of the words of the notice, hexadecimal.
    package let notice: String

    package init(
        product: String, aim: String, attributes: [String], inputs: [String] = [], recipients: [String],
        retentionYears: Int, freshness: [String: Freshness] = [:], notice: String
    ) {
        self.product = product
        self.aim = aim
        self.attributes = attributes
        self.inputs = inputs
        self.recipients = recipients
        self.retentionYears = retentionYears
        self.freshness = freshness
        self.notice = notice
    }

    package init(_ purpose: Purpose) {
        let template = purpose.template
        let ground = [template.gdprArticle, template.specialCategoryGround, template.leadsTo.rawValue]
        let attributes = Set(template.reads + (template.gives + template.tells).map(\.attribute)).map(\.name)
        let asked = Set(purpose.adoption.authorisations.flatMap(\.attributes).map(\.name))
        self.init(
            product: template.product, aim: ground.compactMap { $0 }.joined(separator: "; "),
            attributes: attributes.sorted(), inputs: asked.subtracting(attributes).sorted(),
            recipients: purpose.adoption.recipients, retentionYears: template.retentionYears,
            freshness: Dictionary(
                template.freshness.map { ($0.key.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            notice: template.notice.hash)
    }

    /// Whether an answer of the purpose may rest on an attribute, given or only asked on the way.
    package func regards(_ attribute: String) -> Bool { attributes.contains(attribute) || inputs.contains(attribute) }

    package var json: JSON {
        .compact([
            "product": .string(product), "aim": .string(aim), "attributes": .array(attributes.map { .string($0) }),
            "inputs": inputs.isEmpty ? nil : .array(inputs.map { .string($0) }),
            "recipients": .array(recipients.map { .string($0) }), "retentionYears": .integer(Int64(retentionYears)),
            "freshness": freshness.isEmpty ? nil : .object(freshness.mapValues(\.json)), "notice": .string(notice),
        ])
    }

    package init?(json: JSON) {
        guard let product = json["product"]?.string, let aim = json["aim"]?.string,
            let attributes = json["attributes"]?.array?.compactMap(\.string),
            let recipients = json["recipients"]?.array?.compactMap(\.string),
            let retentionYears = json["retentionYears"]?.integer, let notice = json["notice"]?.string
        else { return nil }
        var freshness: [String: Freshness] = [:]
        for (name, terms) in json["freshness"]?.object ?? [:] {
            guard let terms = Freshness(json: terms) else { return nil }
            freshness[name] = terms
        }
        self.init(
            product: product, aim: aim, attributes: attributes,
            inputs: json["inputs"]?.array?.compactMap(\.string) ?? [], recipients: recipients,
            retentionYears: Int(retentionYears), freshness: freshness, notice: notice)
    }
}
