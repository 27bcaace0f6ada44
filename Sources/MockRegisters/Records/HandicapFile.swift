import Core

/// The file of the federal directorate for persons with a handicap (DGPH).
struct HandicapFile: Sendable {
    private static let parts = ["mobility", "nourishment", "hygiene", "household", "supervision", "socialSkills"]

    /// A parking or reduction card.
    struct Card: Sendable {
        /// `PARKINGCARD` or `REDUCTIONCARD`.
        let category: String
        let number: String
        let period: Period

        init(record: FileRecord) throws(MockRegistersError) {
            try record.allow(["category", "number", "since", "until"])
            category = try record.text("category") ?? "PARKINGCARD"
            number = try record.required("number")
            period = try Period(record: record)
        }
    }

    /// Since when, and until when if it ends, the recognition holds; `nil` while a request is pending.
    let recognition: Period?
    /// Points for each part of daily life, in the order of the message, and in all; an adult's.
    let points: [(name: String, points: Int)]
    /// The three pillars; a child's.
    let pillars: [Int]
    let losesEarnings: Bool
    let lowerLimbs: Bool
    let blind: Bool
    let upperLimbsAmputated: Bool
    let upperLimbsParalysed: Bool
    let isPending: Bool
    /// Cents a month, where an allowance is paid.
    let allowance: Int?
    let cards: [Card]
    /// Which parts the source keeps back from this asker.
    let withheld: [String]
    /// Sources behind the KSZ that do not know the number well enough (MSG00021): for them it is unknown.
    let unknownAt: [String]

    var totalPoints: Int { points.reduce(0) { $0 + $1.points } }

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow([
            "since", "until", "points", "pillars", "earnings", "lowerLimbs", "blind", "upperLimbsAmputated",
            "upperLimbsParalysed", "pending", "allowance", "cards", "withheld", "unknownAt",
        ])
        recognition = record.has("since") ? try Period(record: record) : nil
        points = try record.one("points", Self.points(record:)) ?? []
        pillars = try Self.pillars(record)
        losesEarnings = try record.flag("earnings") ?? false
        lowerLimbs = try record.flag("lowerLimbs") ?? false
        blind = try record.flag("blind") ?? false
        upperLimbsAmputated = try record.flag("upperLimbsAmputated") ?? false
        upperLimbsParalysed = try record.flag("upperLimbsParalysed") ?? false
        isPending = try record.flag("pending") ?? false
        allowance = record.has("allowance") ? try record.cents("allowance") : nil
        cards = try record.all("cards", Card.init(record:))
        withheld = try record.list("withheld")
        unknownAt = try record.list("unknownAt")
    }

    private static func points(record: FileRecord) throws(MockRegistersError) -> [(name: String, points: Int)] {
        try record.allow(Set(parts))
        var points: [(name: String, points: Int)] = []
        for part in parts {
            let number = try record.integer(part) ?? 0
            guard (0...3).contains(number) else { throw record.failure(.wrongKind, part) }
            points.append((part, number))
        }
        return points
    }

    private static func pillars(_ record: FileRecord) throws(MockRegistersError) -> [Int] {
        let texts = try record.list("pillars")
        let numbers = texts.compactMap { Int($0) }
        guard numbers.count == texts.count, [0, 3].contains(numbers.count) else {
            throw record.failure(.wrongKind, "pillars")
        }
        return numbers
    }
}
