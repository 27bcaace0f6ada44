package import Catalogue
package import Core

/// What a citizen who agrees to a purpose version agrees to, besides its titles and bounds: kept with the terms so that
/// a later version can be held against it without reading a file.
package struct PurposeReach: Hashable, Sendable {
    package let product: String
    /// The legal ground and what an answer may lead to.
    package let aim: String
    package let attributes: [String]
    package let recipients: [String]
    package let retentionYears: Int
    /// How fresh each attribute must be, and what may be kept.
    package let freshness: [String: Freshness]
    /// SHA-256 of the words of the notice, hexadecimal.
    package let notice: String

    package init(
        product: String, aim: String, attributes: [String], recipients: [String], retentionYears: Int,
        freshness: [String: Freshness] = [:], notice: String
    ) {
        self.product = product
        self.aim = aim
        self.attributes = attributes
        self.recipients = recipients
        self.retentionYears = retentionYears
        self.freshness = freshness
        self.notice = notice
    }

    package init(_ purpose: Purpose) {
        let template = purpose.template
        let ground = [template.gdprArticle, template.specialCategoryGround, template.leadsTo.rawValue]
        self.init(
            product: template.product, aim: ground.compactMap { $0 }.joined(separator: "; "),
            attributes: Set(template.reads + (template.gives + template.tells).map(\.attribute)).map(\.name).sorted(),
            recipients: purpose.adoption.recipients, retentionYears: template.retentionYears,
            freshness: Dictionary(
                template.freshness.map { ($0.key.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            notice: template.notice.hash)
    }

    package var json: JSON {
        .compact([
            "product": .string(product), "aim": .string(aim), "attributes": .array(attributes.map { .string($0) }),
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
            product: product, aim: aim, attributes: attributes, recipients: recipients,
            retentionYears: Int(retentionYears), freshness: freshness, notice: notice)
    }
}
