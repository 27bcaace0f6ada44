import Core
import Disclosure

extension Members {
    private static let days: ClosedRange<Int64> = 0...36_500

    /// `{"maximumAgeDays":5}` for all, or `{"maximumAgeDays":{"residence.municipality":5}}`.
    mutating func askedFreshness() -> AskedFreshness {
        let name = "maximumAgeDays"
        guard let value = take(name) else { return .asThePurposeSays }
        if let days = value.integer, Self.days.contains(days) { return AskedFreshness(all: Int(days)) }
        guard let members = value.members, members.count <= 50 else {
            wrong(name, "A number of days from 0 to 36500, or an object with one for each attribute.")
            return .asThePurposeSays
        }
        var days: [AttributeID: Int] = [:]
        for attribute in members.names {
            guard let asked = members[attribute]?.integer, Self.days.contains(asked) else {
                wrong(name, "Each attribute has a number of days from 0 to 36500.")
                return .asThePurposeSays
            }
            days[AttributeID(attribute)] = Int(asked)
        }
        return AskedFreshness(byAttribute: days)
    }
}
