import Core

/// The energy performance certificate of a home.
struct EnergyCertificate: Sendable {
    let number: String
    /// `A+` to `F`.
    let label: String
    /// kWh per m² and year.
    let value: Int
    let issued: CalendarDate
    let until: CalendarDate

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["number", "label", "value", "issued", "until"])
        number = try record.required("number")
        label = try record.required("label")
        value = try record.requiredInteger("value")
        issued = try record.requiredDay("issued")
        until = try record.requiredDay("until")
    }
}
