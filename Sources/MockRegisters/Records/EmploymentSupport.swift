import Core

/// A decision on support at work for a person with a handicap.
struct EmploymentSupport: Sendable {
    /// `VOP`, `LDE`, `MWA`, `MWB` or `ABC`.
    let measure: String
    /// `TG` granted, `GG` approved, `IB` pending, `GW` refused, `AF` closed.
    let status: String
    let decided: CalendarDate?
    let period: Period?

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["measure", "status", "decided", "since", "until"])
        measure = try record.required("measure")
        status = try record.text("status") ?? "TG"
        decided = try record.day("decided")
        period = record.has("since") ? try Period(record: record) : nil
    }
}
