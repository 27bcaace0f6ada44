/// A file at the OCMW, of which others learn no more than that there is one.
struct WelfareFile: Sendable {
    /// Such as `schuldbemiddeling`, `budgetbeheer`, `leefloon`.
    let kind: String
    let period: Period

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["kind", "since", "until"])
        kind = try record.required("kind")
        period = try Period(record: record)
    }
}
