import Catalogue
package import Core

extension PurposeTerms {
    package var json: JSON {
        .compact([
            "act": .string(act.rawValue), "titles": .array(titles.map(\.json)),
            "outputs": .array(outputs.map { .string($0) }), "maximumConsentDays": .integer(Int64(maximumConsentDays)),
            "caseDays": .integer(Int64(caseDays)),
            "minimumAssurance": .object(
                Dictionary(
                    minimumAssurance.map { ($0.key.rawValue, .string($0.value.rawValue)) },
                    uniquingKeysWith: { first, _ in first })),
            "requiresCase": .boolean(requiresCase), "bounds": bounds == ConsentBounds() ? nil : bounds.json,
            "demandsEvidence": demandsEvidence ? true : nil, "reach": reach?.json,
            "mayObject": mayObject ? true : nil,
            "emergency": emergency?.json,
            "tells": tells.isEmpty ? nil : .array(tells.map(\.rawValue).sorted().map { .string($0) }),
            "tellingDays": tellingDays > 0 ? .integer(Int64(tellingDays)) : nil,
        ])
    }

    package init?(json: JSON?) {
        guard let json, let act = json["act"]?.string.flatMap({ CitizensAct(rawValue: $0) }),
            let items = json["titles"]?.array, let outputs = json["outputs"]?.array?.compactMap(\.string),
            let maximumConsentDays = json["maximumConsentDays"]?.integer, let caseDays = json["caseDays"]?.integer,
            let levels = json["minimumAssurance"]?.object, let requiresCase = json["requiresCase"]?.boolean
        else { return nil }
        let titles = items.compactMap(Title.init(json:))
        var minimumAssurance: [Channel: Assurance] = [:]
        for (name, level) in levels {
            guard let channel = Channel(rawValue: name), let text = level.string, let level = Assurance(rawValue: text)
            else { return nil }
            minimumAssurance[channel] = level
        }
        let bounds = json["bounds"].map { ConsentBounds(json: $0) } ?? ConsentBounds()
        let reach = json["reach"].map { PurposeReach(json: $0) }
        let tells = json["tells"]?.array ?? []
        let told = tells.compactMap { $0.string.flatMap { Tellable(rawValue: $0) } }
        guard titles.count == items.count, let bounds, told.count == tells.count else { return nil }
        if case .some(nil) = reach { return nil }
        self.init(
            act: act, titles: titles, outputs: outputs, maximumConsentDays: Int(maximumConsentDays),
            caseDays: Int(caseDays), minimumAssurance: minimumAssurance, requiresCase: requiresCase, bounds: bounds,
            demandsEvidence: json["demandsEvidence"]?.boolean ?? false, reach: reach.flatMap { $0 },
            mayObject: json["mayObject"]?.boolean ?? false, emergency: EmergencyRule(json: json["emergency"]),
            tells: Set(told), tellingDays: Int(json["tellingDays"]?.integer ?? 0))
    }
}

extension PurposeTerms.Title {
    var json: JSON {
        .compact([
            "number": .string(number), "source": .string(source), "finality": .string(finality),
            "admits": .array(admits.map { .string($0) }), "mayKeep": .boolean(mayKeep),
            "followUpDays": followUpDays > 0 ? .integer(Int64(followUpDays)) : nil, "until": .string(until.text),
        ])
    }

    init?(json: JSON) {
        guard let number = json["number"]?.string, let source = json["source"]?.string,
            let finality = json["finality"]?.string, let admits = json["admits"]?.array?.compactMap(\.string),
            let mayKeep = json["mayKeep"]?.boolean, let until = json["until"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self.init(
            number: number, source: source, finality: finality, admits: admits, mayKeep: mayKeep,
            followUpDays: Int(json["followUpDays"]?.integer ?? 0), until: until)
    }
}

extension EmergencyRule {
    var json: JSON {
        [
            "minutes": .integer(Int64(minutes)), "reviewDays": .integer(Int64(reviewDays)),
            "reasons": .object(reasons.mapValues { .string($0) }),
        ]
    }

    init?(json: JSON?) {
        guard let minutes = json?["minutes"]?.integer, let reviewDays = json?["reviewDays"]?.integer,
            let reasons = json?["reasons"]?.object?.compactMapValues(\.string)
        else { return nil }
        self.init(minutes: Int(minutes), reviewDays: Int(reviewDays), reasons: reasons)
    }
}
