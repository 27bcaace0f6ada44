/// A relation with an employer, as declared to social security (Dimona).
struct Job: Sendable {
    /// The slug of the enterprise.
    let employer: String
    let period: Period

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["employer", "since", "until"])
        employer = try record.required("employer")
        period = try Period(record: record)
    }
}
