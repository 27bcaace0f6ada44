import Catalogue
import Core

/// The files of a purpose by the dice.
extension RandomPurpose {
    var template: String {
        let given = gives.map { "  - {attribute: \($0.name), reason: proef}\n" }.joined()
        let fresh = freshness.map { attribute, terms in
            let down = terms.whenDown.map { ", whenDown: {olderDays: \($0.olderDays), ground: \($0.ground)}" } ?? ""
            return "  \(attribute.name): {maximumAgeDays: \(terms.maximumAgeDays), keep: \(terms.keep)\(down)}\n"
        }.joined()
        let read = Set(answers.flatMap(\.tests).map(\.attribute.name)).sorted().map { "  - \($0)\n" }.joined()
        let told = tells.map { "  - {attribute: \($0.rawValue), reason: proef}\n" }.joined()
        return """
            purpose: \(id)
            product: Proef
            gdprArticle: 6(1)(e)
            specialCategoryGround: 9(2)(g)
            act: \(needsConsent ? "safeguard" : "none")
            \(read.isEmpty ? "" : "reads:\n" + read + "answers:\n" + answers.map(\.yaml).joined())gives:
            \(given)referenceDate: today
            \(fresh.isEmpty ? "" : "freshness:\n" + fresh)answerValidDays: 31
            \(told.isEmpty ? "" : "tells:\n" + told + "tellingDays: \(Self.tellingDays)\n")\
            \(needsConsent ? "maximumConsentDays: 365\n" : "")\
            minimumAssurance: {counter: eidSeen, phone: questions}
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
            let refresh = title.refreshDays > 0 ? ", refreshDays: \(title.refreshDays)" : ""
            let followUp = title.followUpDays > 0 ? "    followUp: {days: \(title.followUpDays)\(refresh)}\n" : ""
            return """
                  - source: \(title.source)
                    kind: protocol
                    number: \(id) \(title.source)
                    attributes: [\(title.attributes.map(\.name).joined(separator: ", "))]
                    finality: \(Self.yaml(title.finality, title.source))
                \(accepts.isEmpty ? "" : "    accepts:\n" + accepts)    mayKeep: \(title.mayKeep)
                \(followUp)    until: 2035-12-31

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

extension RandomPurpose.Answer {
    fileprivate var yaml: String {
        let tests = tests.map { test in
            let codes = test.accepts.compactMap { if case .code(let code) = $0 { "\"\(code)\"" } else { nil } }
            return codes.isEmpty
                ? "        - holds: \(test.attribute.name)\n"
                : "        - {isOne: \(test.attribute.name), of: [\(codes.joined(separator: ", "))]}\n"
        }
        return "  \(name):\n    label: proef\n    rule:\n      any:\n" + tests.joined()
    }
}
