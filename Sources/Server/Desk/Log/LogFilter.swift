import Core
import Disclosure
import Ledger

/// What the page of the log shows, as its address says it.
struct LogFilter: Sendable {
    /// Days that are shown where no period is named.
    private static let usualDays = 91
    static let pageSize = 50
    /// Years that a log can be of.
    private static let years = 2000...9999
    /// The clear columns, under the names that they have in an address.
    private static let words = ["employee", "purpose", "application", "source", "outcome", "case", "person", "reason"]
    /// Goes before a value that is left out; then everything else is shown.
    static let minus: Character = "-"

    var from: CalendarDate
    var until: CalendarDate
    var type: EntryType?
    var before: Position?
    private var texts: [String: String] = [:]

    init(_ fields: PageFields, today: CalendarDate) throws(PageError) {
        for name in Self.words { texts[name] = fields[name] }
        func day(_ name: String) throws(PageError) -> CalendarDate? {
            guard let text = fields[name] else { return nil }
            guard let day = CalendarDate(text), Self.years.contains(day.year) else {
                throw .invalid("Geef een dag die bestaat, als jjjj-mm-dd.")
            }
            return day
        }
        until = try day("until") ?? today
        from = try day("from") ?? until.adding(days: -Self.usualDays)
        guard from <= until else { throw .invalid("De periode eindigt voor ze begint.") }
        if let text = fields["type"] {
            guard let type = EntryType(rawValue: text) else { throw .invalid("Kies een soort uit de lijst.") }
            self.type = type
        }
        if let text = fields["before"] {
            let numbers = text.split(separator: "-").compactMap { Int64($0) }
            guard numbers.count == 2, Self.years.contains(Int(numbers[0])), (0..<1 << 40).contains(numbers[1]) else {
                throw .notFound
            }
            before = Position(log: Int(numbers[0]), seq: numbers[1])
        }
    }

    subscript(name: String) -> String? {
        get { texts[name] }
        set { texts[name] = newValue }
    }

    /// The question; `controller` goes before a purpose that is named without.
    func question(_ person: DeskPerson?, controller: String, limit: Int) -> AuditQuestion {
        var question = AuditQuestion(limit: limit)
        question.subject = person?.number
        question.person = person?.ref
        (question.employee, question.except.employee) = sides("employee")
        let purposes = sides("purpose")
        question.purpose = purposes.wanted.map { Self.whole($0, controller) }
        question.except.purpose = purposes.unwanted.map { Self.whole($0, controller) }
        (question.application, question.except.application) = sides("application")
        (question.source, question.except.source) = sides("source")
        (question.outcome, question.except.outcome) = sides("outcome")
        question.caseReference = texts["case"]
        question.types = type.map { [$0] } ?? []
        question.from = BelgianCalendar.startOfDay(from)
        question.until = BelgianCalendar.endOfDay(until)
        question.before = before
        return question
    }

    /// What is looked for in a column, or what is left out.
    private func sides(_ name: String) -> (wanted: String?, unwanted: String?) {
        guard let text = texts[name], text.first == Self.minus else { return (texts[name], nil) }
        let rest = text.dropFirst().drop(while: \.isWhitespace)
        return (nil, rest.isEmpty ? nil : String(rest))
    }

    private static func whole(_ purpose: String, _ controller: String) -> String {
        purpose.utf8.contains(0x2F) ? purpose : controller + "/" + purpose
    }

    /// The same, as it stands in an address.
    var query: [(name: String, value: String?)] {
        Self.words.map { ($0, texts[$0]) } + [
            ("type", type?.rawValue), ("from", from.text), ("until", until.text),
            ("before", before.map { "\($0.log)-\($0.seq)" }),
        ]
    }

    /// The address of a page with this filter changed; a change goes back to the first page.
    func address(of page: Page, changing change: (inout LogFilter) -> Void = { _ in }) -> String {
        var filter = self
        filter.before = nil
        change(&filter)
        return page.address(nil, filter.query)
    }
}
