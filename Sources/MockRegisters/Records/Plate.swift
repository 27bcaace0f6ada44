import Core

/// A number plate that the register of vehicles (DIV) has in a resident's name.
struct Plate: Sendable {
    let number: String
    let make: String
    /// The European category: `M1` is a car for persons, `L3e` a motorcycle.
    let category: String
    let since: CalendarDate
    /// Whether it is registered (`REG`) or taken off the road (`DEL`).
    let status: String

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["number", "make", "category", "since", "status"])
        number = try record.required("number")
        make = try record.text("make") ?? "VOLKSWAGEN, VW"
        category = try record.text("category") ?? "M1"
        since = try record.requiredDay("since")
        status = try record.text("status") ?? "REG"
    }
}
