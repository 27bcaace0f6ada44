import Core

/// The decision of the mayor and aldermen that an address is not told to others (victims of violence).
struct WithheldAddress: Sendable {
    let since: CalendarDate
    let until: CalendarDate

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["since", "until"])
        guard let since = try record.day("since") else { throw record.failure(.missing, "since") }
        guard let until = try record.day("until") else { throw record.failure(.missing, "until") }
        self.since = since
        self.until = until
    }
}
