package import Core
package import Ledger

/// What an answer tells of a doubt: why in a category, and since which day; never who, nor what shows it.
package struct DoubtMark: Hashable, Sendable {
    package let category: Doubt.Category
    package let since: CalendarDate

    package init(_ doubt: Doubt) {
        category = doubt.category
        since = BelgianCalendar.date(at: doubt.since)
    }

    /// Of two, what is told of an answer that rests on both: the older.
    func joined(with other: DoubtMark?) -> DoubtMark {
        guard let other else { return self }
        return (other.since, other.category.rawValue) < (since, category.rawValue) ? other : self
    }

    /// `{"category":"outdated","since":"2026-11-20"}` in canonical JSON.
    func write(to out: inout [UInt8]) {
        var object = JSONObjectWriter(to: &out)
        object.member("category", category.rawValue, to: &out)
        object.member("since", since.text, to: &out)
        object.close(&out)
    }
}

extension [StandingDoubt] {
    /// The marks by attribute.
    package var marks: [AttributeID: DoubtMark] {
        Dictionary(
            map { (AttributeID($0.doubt.attribute), DoubtMark($0.doubt)) },
            uniquingKeysWith: { $0.joined(with: $1) })
    }
}
