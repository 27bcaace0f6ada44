extension LedgerStorage {
    /// The year of the log, which ends its origin line: one log per controller and year.
    package var year: Int { origin.split(separator: "/").last.flatMap { Int($0) } ?? 0 }
}
