/// A living wage paid by an OCMW, month by month.
struct LivingWage: Sendable {
    /// `Leefloon` or `EquivalentLeefloon`.
    let kind: String
    let period: Period
    let centsAMonth: Int

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["kind", "since", "until", "monthly"])
        kind = try record.text("kind") ?? "Leefloon"
        guard ["Leefloon", "EquivalentLeefloon"].contains(kind) else { throw record.failure(.wrongKind, "kind") }
        period = try Period(record: record)
        centsAMonth = try record.cents("monthly")
    }
}
