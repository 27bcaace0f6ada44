import Core

/// An enrolment in a school year, as one of three education sources knows it.
struct Enrolment: Sendable {
    /// `LP` compulsory education, `HO` higher education, `VWO` adult education.
    let source: String
    /// The year in which the school year starts; `0` is the running one.
    let year: Int
    /// `1` nursery, `2` primary, `3` secondary school.
    let level: String
    let school: String
    let schoolNumber: String
    let period: Period
    /// Whether the pupil left before the end.
    let hasLeft: Bool
    /// The type of special education, which tells about health.
    let special: String?

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow(["source", "year", "level", "school", "number", "since", "until", "left", "special"])
        source = try record.text("source") ?? "LP"
        guard ["LP", "HO", "VWO"].contains(source) else { throw record.failure(.wrongKind, "source") }
        let running = record.today.month >= 9 ? record.today.year : record.today.year - 1
        let number = try record.requiredInteger("year")
        year = number > 0 ? number : running + number
        level = try record.text("level") ?? "2"
        school = try record.text("school") ?? "Gemeenteschool Zonnegem"
        schoolNumber = try record.text("number") ?? "999901"
        guard let first = CalendarDate(year: year, month: 9, day: 1),
            let last = CalendarDate(year: year + 1, month: 8, day: 31)
        else { throw record.failure(.wrongKind, "year") }
        period = Period(
            since: try record.day("since") ?? first, until: try record.day("until") ?? last)
        hasLeft = try record.flag("left") ?? false
        special = try record.text("special")
    }

    /// What the source calls itself in an exception.
    var origin: String { Self.origins[source] ?? "MAGDA" }

    static let origins = ["LP": "Disci", "HO": "DHO2", "VWO": "DVNCI"]
}
