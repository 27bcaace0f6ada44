/// A tax assessment of one income year, in the resident's own column.
struct TaxAssessment: Sendable {
    /// An amount under an IPCAL code without its column, such as `7555`.
    struct Item: Sendable {
        let code: String
        let cents: Int

        init(record: FileRecord) throws(MockRegistersError) {
            try record.allow(["code", "amount"])
            code = try record.required("code")
            cents = try record.cents("amount")
        }
    }

    let year: Int
    /// Nine digits; a correction is another article of the same year.
    let article: String
    /// The column of the assessment: `A` the first declarant, `B` the second.
    let column: String
    /// The slug of the person who is taxed jointly, and whose amounts stand in the other column.
    let partner: String?
    /// Empty while there is no assessment yet, which is not an income of zero.
    let items: [Item]

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["year", "article", "column", "partner", "items"])
        year = try record.year("year")
        article = try record.text("article") ?? "727270607"
        column = try record.text("column") ?? "A"
        guard ["A", "B"].contains(column) else { throw record.failure(.wrongKind, "column") }
        partner = try record.text("partner")
        items = try record.all("items", Item.init(record:))
    }
}
