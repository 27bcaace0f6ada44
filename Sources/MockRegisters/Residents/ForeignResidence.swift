import Core

/// A home outside Belgium: free text lines, a country and the embassy that keeps the file.
struct ForeignResidence: Sendable {
    let lines: [String]
    /// The NIS country code, its ISO alpha-3 code and its Dutch name.
    let country: String
    let countryISO: String
    let countryName: String
    let post: String
    let postName: String
    let since: PartialDate?

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["lines", "country", "countryISO", "countryName", "post", "postName", "since"])
        lines = try record.list("lines")
        country = try record.required("country")
        countryISO = try record.required("countryISO")
        countryName = try record.required("countryName")
        post = try record.required("post")
        postName = try record.required("postName")
        since = try record.date("since")
    }
}
