package import Catalogue
package import Core

extension ConsentBounds {
    package var json: JSON {
        .compact([
            "uses": uses.map { .integer(Int64($0)) }, "frequency": frequency?.json,
            "contestDays": .object(
                Dictionary(
                    contestDays.map { ($0.key.rawValue, .integer(Int64($0.value))) },
                    uniquingKeysWith: { first, _ in first })),
            "askAgainDays": .integer(Int64(askAgainDays)), "requestDays": .integer(Int64(requestDays)),
            "representatives": .array(representatives.map(\.rawValue).sorted().map { .string($0) }),
        ])
    }

    package init?(json: JSON) {
        guard let days = json["contestDays"]?.object, let askAgainDays = json["askAgainDays"]?.integer,
            let requestDays = json["requestDays"]?.integer, let names = json["representatives"]?.array,
            (json["frequency"] == nil) == (Frequency(json: json["frequency"]) == nil)
        else { return nil }
        var contestDays: [Channel: Int] = [:]
        for (name, days) in days {
            guard let channel = Channel(rawValue: name), let days = days.integer else { return nil }
            contestDays[channel] = Int(days)
        }
        let representatives = names.compactMap { $0.string.flatMap { Representative(rawValue: $0) } }
        guard representatives.count == names.count else { return nil }
        self.init(
            uses: json["uses"]?.integer.map { Int($0) }, frequency: Frequency(json: json["frequency"]),
            contestDays: contestDays, askAgainDays: Int(askAgainDays), requestDays: Int(requestDays),
            representatives: Set(representatives))
    }
}
