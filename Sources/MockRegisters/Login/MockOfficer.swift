import Core

/// Someone whom the mock login can sign in, as one picks them from its page.
struct MockOfficer: Hashable, Sendable {
    let login: String
    let name: String
    let title: String

    /// Reads `mocks/officers.yaml`.
    static func list(text: String, today: CalendarDate) throws(MockRegistersError) -> [MockOfficer] {
        let record = try FileRecord(file: "officers.yaml", text: text, today: today)
        try record.allow(["officers"])
        var officers: [MockOfficer] = []
        for item in try record.records("officers") {
            try item.allow(["login", "name", "title"])
            officers.append(
                MockOfficer(
                    login: try item.required("login"), name: try item.required("name"),
                    title: try item.required("title")))
        }
        return officers
    }
}
