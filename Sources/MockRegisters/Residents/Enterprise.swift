package import Core

/// An enterprise, association or public body: a file of `mocks/enterprises`.
package struct Enterprise: Sendable {
    package let slug: String
    /// What it shows, in a sentence.
    package let story: String
    package let number: EnterpriseNumber
    package let name: String
    /// The legal form, such as `017`, an association without profit motive (vzw).
    let form: String
    let formName: String
    let address: Address
    let start: CalendarDate
    /// The day it stopped, or `nil` while it is active.
    let end: CalendarDate?
    /// `000` is the normal situation; another, such as bankruptcy, since its day.
    let situation: String
    /// The main activity (Nace).
    let activity: String?

    var isActive: Bool { end == nil }

    init(slug: String, record: FileRecord, addresses: [String: Address]) throws(MockRegistersError) {
        try record.allow([
            "story", "number", "name", "form", "formName", "seat", "start", "end", "situation", "activity",
        ])
        guard let number = EnterpriseNumber(try record.required("number")) else {
            throw record.failure(.wrongKind, "number")
        }
        guard let address = addresses[try record.required("seat")] else {
            throw record.failure(.unknownAddress, "seat")
        }
        self.slug = slug
        story = try record.required("story")
        self.number = number
        name = try record.required("name")
        form = try record.text("form") ?? "017"
        formName = try record.text("formName") ?? "Vereniging zonder winstoogmerk"
        self.address = address
        start = try record.requiredDay("start")
        end = try record.day("end")
        situation = try record.text("situation") ?? "000"
        activity = try record.text("activity")
    }
}
