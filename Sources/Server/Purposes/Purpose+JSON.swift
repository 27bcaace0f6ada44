import Catalogue
import Core
import Ledger

extension Purpose {
    /// A purpose as the API shows it; `withNotice` adds what a clerk reads to the citizen.
    func json(withNotice: Bool) -> JSON {
        .compact([
            "id": .string(ref.id), "version": .integer(Int64(ref.version)), "hash": .string(ref.hash),
            "product": .string(template.product), "norm": .string(adoption.norm),
            "gdprArticle": .string(template.gdprArticle), "act": .string(template.act.rawValue),
            "actMustBeGiven": .boolean(template.act.mustBeGiven),
            "about": .string(template.population.about.rawValue),
            "leadsTo": .string(template.leadsTo.rawValue),
            "requiresCase": .boolean(template.population.requiresCase),
            "minimumAge": template.population.minimumAge.map { .integer(Int64($0)) },
            "maximumAge": template.population.maximumAge.map { .integer(Int64($0)) },
            "referenceDate": .string(template.referenceDate.rawValue), "attributes": .array(offered),
            "freshness": freshness,
            "answerValidDays": .integer(Int64(template.answerValidDays)),
            "recipients": .array(adoption.recipients.map { .string($0) }),
            "sources": .array(Set(adoption.authorisations.map(\.source)).sorted().map { .string($0) }),
            "emergency": template.emergency.map { .object($0.reasons.mapValues { .string($0) }) },
            "alternative": template.alternative.isEmpty ? nil : .string(template.alternative),
            "tellingDays": template.tells.isEmpty ? nil : .integer(Int64(template.tellingDays)),
            "maximumConsentDays": withNotice ? .integer(Int64(template.maximumConsentDays)) : nil,
            "minimumAssurance": withNotice ? assurance : nil, "notice": withNotice ? template.notice.json : nil,
        ])
    }

    /// How old each attribute may be, by name.
    private var freshness: JSON {
        let pairs: [(String, JSON)] = template.freshness.map { ($0.key.name, $0.value.json) }
        return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    /// What a request may name under `attributes`.
    private var offered: [JSON] {
        template.answers.map { ["name": .string($0.name), "label": .string($0.label)] }
            + template.gives.map { ["name": .string($0.attribute.name), "label": .string($0.reason)] }
            + template.notConnected.map { ["name": .string($0.name), "connected": false] }
            + template.tells.map {
                ["name": .string($0.attribute.name), "label": .string($0.reason), "told": true]
            }
    }

    private var assurance: JSON {
        let pairs = template.minimumAssurance.map { ($0.key.rawValue, JSON.string($0.value.rawValue)) }
        return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
}

extension Notice {
    /// The words, their hash as a consent cites them, and the lines to read aloud.
    var json: JSON {
        let script = ([title] + lines + [ifNo, stop]).filter { !$0.isEmpty }
        return [
            "id": .string(id), "text": .string(text), "hash": .string(hash),
            "script": .array(script.map { .string($0) }),
        ]
    }
}

extension AttributeDefinition {
    var json: JSON {
        .compact([
            "id": .string(id.name), "label": .string(label), "type": .string(type.spelling), "term": .string(term),
            "sensitivity": .string(sensitivity.rawValue), "volatility": .string(volatility.rawValue),
            "codeList": codeList.map { .string($0.system) },
        ])
    }
}

extension ValueType {
    /// As the dictionary spells it.
    var spelling: String {
        switch self {
        case .boolean: "boolean"
        case .integer: "integer"
        case .text: "text"
        case .date: "date"
        case .code: "code"
        case .cents: "cents"
        case .person: "person"
        case .list(let element): "list of " + element.spelling
        case .record: "record"
        }
    }
}
