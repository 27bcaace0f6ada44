import Core

/// A right on a parcel in the land register.
struct Property: Sendable {
    /// The address of the building on it; a parcel without one has none.
    let address: Address?
    /// The kind of right: `VE` full ownership, `VG` usufruct, `NE` bare ownership, `ERFP` long lease.
    let right: String
    let numerator: Int
    let denominator: Int
    /// What stands on it: `200` a house, `220` a part of a building such as a flat.
    let kind: String
    /// Cadastral income in whole euros, not indexed.
    let income: Int
    let since: CalendarDate
    /// The slugs of those who share the right.
    let coOwners: [String]

    init(record: FileRecord, addresses: [String: Address]) throws(MockRegistersError) {
        try record.allow(["at", "right", "share", "kind", "income", "since", "coOwners"])
        if let slug = try record.text("at") {
            guard let found = addresses[slug] else { throw record.failure(.unknownAddress, "at") }
            address = found
        } else {
            address = nil
        }
        right = try record.text("right") ?? "VE"
        let share = try (record.text("share") ?? "1/1").split(separator: "/").map { Int($0) }
        guard share.count == 2, let numerator = share[0], let denominator = share[1], denominator > 0 else {
            throw record.failure(.wrongKind, "share")
        }
        self.numerator = numerator
        self.denominator = denominator
        kind = try record.text("kind") ?? "200"
        income = try record.integer("income") ?? 0
        since = try record.requiredDay("since")
        coOwners = try record.list("coOwners")
    }
}
