package import Catalogue
package import Core

/// How often a consent may be used, and how often it was.
package struct Allowance: Hashable, Sendable {
    package let uses: Int?
    package let frequency: Frequency?
    package private(set) var taken: Int
    /// The Belgian day on which the running period began, and the uses in it.
    package private(set) var period: CalendarDate?
    package private(set) var takenInPeriod: Int

    /// `nil` where there is no bound to count against.
    package init?(uses: Int?, frequency: Frequency?) {
        guard uses != nil || frequency != nil else { return nil }
        self.uses = uses
        self.frequency = frequency
        (taken, period, takenInPeriod) = (0, nil, 0)
    }

    /// Whether every use was made.
    package var isSpent: Bool { uses.map { taken >= $0 } ?? false }

    /// Whether one more disclosure may rest on it now.
    package func isOpen(at instant: Instant) -> Bool {
        guard !isSpent, let frequency else { return !isSpent }
        return takenInPeriod < frequency.times || hasPassed(BelgianCalendar.date(at: instant))
    }

    /// Counts a use; a period begins at the first use after the one before it.
    package mutating func use(at instant: Instant) {
        taken += 1
        guard frequency != nil else { return }
        let today = BelgianCalendar.date(at: instant)
        if hasPassed(today) { (period, takenInPeriod) = (today, 0) }
        takenInPeriod += 1
    }

    private func hasPassed(_ today: CalendarDate) -> Bool {
        guard let frequency, let period else { return true }
        return frequency.every.end(from: period) <= today
    }

    /// What is left under the bounds of a version that asks for no more.
    package static func narrowed(_ allowance: Allowance?, to bounds: ConsentBounds) -> Allowance? {
        let uses = [allowance?.uses, bounds.uses].compactMap { $0 }.min()
        guard var narrowed = Allowance(uses: uses, frequency: bounds.frequency ?? allowance?.frequency) else {
            return nil
        }
        narrowed.taken = allowance?.taken ?? 0
        narrowed.period = allowance?.period
        narrowed.takenInPeriod = allowance?.takenInPeriod ?? 0
        return narrowed
    }

    package var json: JSON {
        .compact([
            "uses": uses.map { .integer(Int64($0)) }, "frequency": frequency?.json, "taken": .integer(Int64(taken)),
            "period": period.map { .string($0.text) }, "takenInPeriod": .integer(Int64(takenInPeriod)),
        ])
    }

    package init?(json: JSON) {
        self.init(uses: json["uses"]?.integer.map { Int($0) }, frequency: Frequency(json: json["frequency"]))
        guard let taken = json["taken"]?.integer, let inPeriod = json["takenInPeriod"]?.integer else { return nil }
        self.taken = Int(taken)
        period = json["period"]?.string.flatMap { CalendarDate($0) }
        takenInPeriod = Int(inPeriod)
    }
}
