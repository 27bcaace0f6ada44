import Catalogue
import Core

/// A purpose by the dice: what it gives, under which titles, how fresh, and what of it may be kept.
struct RandomPurpose {
    struct Title {
        let source: String
        let attributes: [AttributeID]
        let finality: String
        let accepts: [String]
        let mayKeep: Bool
    }

    static let register = [Sample.municipality, Sample.kind, Sample.household]
    private static let names = ["f1", "f2", "f3"]

    let id: String
    let needsConsent: Bool
    let caseDays: Int
    let gives: [AttributeID]
    let freshness: [AttributeID: Freshness]
    let titles: [Title]

    init(_ id: String, _ dice: Dice) {
        self.id = id
        needsConsent = dice.maybe(2)
        caseDays = dice.maybe(4) ? 0 : 2 + dice.roll(8)
        let own = Self.register.filter { _ in !dice.maybe(3) }
        let status = dice.maybe(2) || own.isEmpty ? [Sample.status] : []
        gives = own + status
        titles = [("RR", own), ("KSZ", status)].filter { !$0.1.isEmpty }.map { source, attributes in
            Title(
                source: source, attributes: attributes, finality: dice.one(of: Self.names),
                accepts: Self.names.filter { _ in dice.maybe(3) }, mayKeep: !dice.maybe(4))
        }
        var freshness: [AttributeID: Freshness] = [:]
        for title in titles {
            for attribute in title.attributes where !dice.maybe(6) {
                // What comes two days late is never fresh enough for less.
                let least = attribute == Sample.status ? History.delay + 1 : 0
                freshness[attribute] = Freshness(
                    maximumAgeDays: least + dice.roll(7),
                    whenDown: dice.maybe(2) ? nil : Freshness.WhenDown(olderDays: 1 + dice.roll(5), ground: "proef"),
                    keep: title.mayKeep && !dice.maybe(3))
            }
        }
        self.freshness = freshness
    }

    func title(of attribute: AttributeID) -> Title? { titles.first { $0.attributes.contains(attribute) } }

    var template: String {
        let given = gives.map { "  - {attribute: \($0.name), reason: proef}\n" }.joined()
        let fresh = freshness.map { attribute, terms in
            let down = terms.whenDown.map { ", whenDown: {olderDays: \($0.olderDays), ground: \($0.ground)}" } ?? ""
            return "  \(attribute.name): {maximumAgeDays: \(terms.maximumAgeDays), keep: \(terms.keep)\(down)}\n"
        }.joined()
        return """
            purpose: \(id)
            product: Proef
            gdprArticle: 6(1)(e)
            specialCategoryGround: 9(2)(g)
            act: \(needsConsent ? "safeguard" : "none")
            gives:
            \(given)referenceDate: today
            \(fresh.isEmpty ? "" : "freshness:\n" + fresh)answerValidDays: 31
            \(needsConsent ? "maximumConsentDays: 365\nminimumAssurance: {counter: eidSeen, phone: questions}\n" : "")\
            caseDays: \(caseDays)
            notice: {id: n-\(id), title: Proef, lines: [Dit is een proef.], ifNo: Dan niet., stop: Dat kan.}
            alternative: Anders.
            retentionYears: 10
            """
    }

    var adoption: String {
        let written = titles.map { title in
            let accepts = title.accepts.map { finality in
                "      - finality: \(Self.yaml(finality, title.source))\n        clause: art. 3\n"
            }.joined()
            return """
                  - source: \(title.source)
                    kind: protocol
                    number: \(id) \(title.source)
                    attributes: [\(title.attributes.map(\.name).joined(separator: ", "))]
                    finality: \(Self.yaml(title.finality, title.source))
                \(accepts.isEmpty ? "" : "    accepts:\n" + accepts)    mayKeep: \(title.mayKeep)
                    until: 2035-12-31

                """
        }.joined()
        return """
            controller: zonnegem
            purpose: \(id)
            version: 1
            norm: Proef
            recipients: [dienst]
            authorisations:
            \(written)
            """
    }

    private static func yaml(_ finality: String, _ source: String) -> String {
        "{identification: zonnegem.be/sluis/\(finality), hoedanigheid: \(finality), register: \(source)}"
    }
}
