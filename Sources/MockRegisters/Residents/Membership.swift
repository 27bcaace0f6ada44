import Core

/// A person's place in a household; the household is everyone who names it.
struct Membership: Sendable {
    let household: String
    /// The position towards the reference person (IT141); `01` is the reference person.
    let position: String
    let since: PartialDate?

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["name", "position", "since"])
        household = try record.required("name")
        position = try record.required("position")
        since = try record.date("since")
    }

    var isReferencePerson: Bool { position == "01" }
}
