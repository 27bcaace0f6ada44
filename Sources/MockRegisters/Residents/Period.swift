import Core

/// From a day to a day, both included, or running.
struct Period: Sendable {
    let since: CalendarDate
    /// The last day, or `nil` while it runs.
    let until: CalendarDate?

    init(since: CalendarDate, until: CalendarDate?) {
        self.since = since
        self.until = until
    }

    /// Reads `since` and `until`.
    init(record: FileRecord) throws(MockRegistersError) {
        since = try record.requiredDay("since")
        until = try record.day("until")
    }

    func holds(on day: CalendarDate) -> Bool { since <= day && day <= (until ?? day) }

    /// Whether some day of another period is in it; an end that is not given is open.
    func overlaps(_ first: CalendarDate?, _ last: CalendarDate?) -> Bool {
        if let last, since > last { return false }
        if let first, let until, until < first { return false }
        return true
    }
}
