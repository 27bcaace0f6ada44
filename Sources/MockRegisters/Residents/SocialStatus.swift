import Core

/// A status that social security answers with yes, such as `BIM_BVT` (increased reimbursement), and its period.
struct SocialStatus: Sendable {
    let name: String
    /// Without a first day the status holds at each day asked, and the answer carries no period.
    let since: CalendarDate?
    /// The last day, or `nil` while it runs.
    let until: CalendarDate?
    /// A warning beside the yes, such as `SSH00047` (error in the family composition).
    let flag: String?

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["name", "since", "until", "flag"])
        name = try record.required("name")
        since = try record.day("since")
        until = try record.day("until")
        flag = try record.text("flag")
    }

    /// Whether it holds at some day of the period asked.
    func holds(from first: CalendarDate, to last: CalendarDate) -> Bool {
        if let since, since > last { return false }
        if let until, until < first { return false }
        return true
    }
}
