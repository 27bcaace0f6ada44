package import Core

/// How long the law keeps a class whatever anyone agrees to: what the judge can say without knowing whose it is.
package enum ErasureTerm {
    /// The register of consultations: article 17 of the law of 8 August 1983 on the National Register.
    package static let registerYears = 10

    /// The first day on which the class may go; `nil` where no term of the calendar holds it.
    package static func firstDay(of keyClass: KeyClass) -> CalendarDate? {
        guard case .access(let year) = keyClass else { return nil }
        return CalendarDate(year: year + registerYears + 1, month: 1, day: 1)
    }

    static func hasPassed(_ keyClass: KeyClass, at instant: Instant) -> Bool {
        firstDay(of: keyClass).map { BelgianCalendar.startOfDay($0) <= instant } ?? true
    }
}
