package import Core

/// A value that somebody contests: it stays as the source told it, and is told as *doubtful* until this ends.
///
/// It is about one attribute of one person, whichever value that has. It ends by itself unless a case confirms it.
package struct Doubt: Hashable, Sendable {
    /// Why, in a category: the words of who contests stand in no table.
    package enum Category: String, Hashable, Sendable, CaseIterable {
        /// It never was so.
        case wrong
        /// It was so, and is not any more.
        case outdated
        /// It is another person's.
        case otherPerson
        /// Something is missing from it.
        case missing
    }

    /// The days after which it ends where no case confirms it.
    package static let openDays = 60
    /// The days after which a case must confirm it again.
    package static let confirmedDays = 366

    /// The attribute's name in the dictionary.
    package let attribute: String
    package let category: Category
    package let since: Instant
    /// The last day on which it stands.
    package var until: CalendarDate
    package var isConfirmed: Bool
    /// The entry that says to whom the case goes, where a source told that.
    package var addressed: Identifier?

    package init(
        attribute: String, category: Category, since: Instant, until: CalendarDate, isConfirmed: Bool = false,
        addressed: Identifier? = nil
    ) {
        self.attribute = attribute
        self.category = category
        self.since = since
        self.until = until
        self.isConfirmed = isConfirmed
        self.addressed = addressed
    }

    /// The last day of one that begins, or is confirmed, at a moment.
    static func lastDay(from instant: Instant, isConfirmed: Bool) -> CalendarDate {
        BelgianCalendar.date(at: instant).adding(days: isConfirmed ? confirmedDays : openDays)
    }

    var json: JSON {
        .compact([
            "kind": "doubt", "attribute": .string(attribute), "category": .string(category.rawValue),
            "since": .string(since.rfc3339), "until": .string(until.text), "confirmed": .boolean(isConfirmed),
            "addressed": addressed.map { .string($0.text) },
        ])
    }

    init?(json: JSON) {
        guard let attribute = json["attribute"]?.string, let since = json.instant("since"),
            let category = json["category"]?.string.flatMap({ Category(rawValue: $0) }),
            let until = json["until"]?.string.flatMap({ CalendarDate($0) }),
            let isConfirmed = json["confirmed"]?.boolean
        else { return nil }
        let addressed = json["addressed"]?.string.flatMap { Identifier($0) }
        guard (addressed == nil) == (json["addressed"] == nil) else { return nil }
        self.init(
            attribute: attribute, category: category, since: since, until: until, isConfirmed: isConfirmed,
            addressed: addressed)
    }
}
