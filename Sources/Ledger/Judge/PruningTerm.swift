package import Core

/// How long a year's log stays whatever anyone agrees to.
package enum PruningTerm {
    /// The first Belgian day on which the log of a year may go.
    package static func firstDay(of year: Int, termYears: Int) -> CalendarDate? {
        CalendarDate(year: year + termYears + 1, month: 1, day: 1)
    }

    static func hasPassed(_ scope: PruningScope, at instant: Instant) -> Bool {
        guard scope.termYears >= ErasureTerm.registerYears,
            let first = firstDay(of: scope.year, termYears: scope.termYears)
        else { return false }
        return BelgianCalendar.startOfDay(first) <= instant
    }
}
