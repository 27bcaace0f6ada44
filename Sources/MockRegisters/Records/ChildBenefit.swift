import Core

/// Child benefit (Groeipakket) that a resident gets for a child, without amounts.
struct ChildBenefit: Sendable {
    /// The slug of the child.
    let child: String
    /// Such as `BASIS`, `SOCIAAL` (tested on income), `KLEUTER`, `ZORG_SPECIALE_NODEN`.
    let categories: [String]
    let period: Period
    /// The slug of the other parent who gets a part.
    let sharedWith: String?
    /// The day on which the birth allowance was paid.
    let birthAllowance: CalendarDate?

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["child", "categories", "since", "until", "sharedWith", "birthAllowance"])
        child = try record.required("child")
        categories = try record.list("categories")
        guard !categories.isEmpty else { throw record.failure(.missing, "categories") }
        period = try Period(record: record)
        sharedWith = try record.text("sharedWith")
        birthAllowance = try record.day("birthAllowance")
    }
}
