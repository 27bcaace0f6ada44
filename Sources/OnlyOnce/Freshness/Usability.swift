package import Catalogue
package import Core

/// Whether a kept fact may serve a purpose for a day (law 4 and the purpose's freshness).
///
/// Pure.
package enum Usability {
    /// - Parameter days: How old it may be at most; what the purpose says where nothing else is asked.
    package static func mayServe(
        _ fact: Fact, purpose: Purpose, referenceDate: CalendarDate, currentMapping: String?, within days: Int? = nil,
        now: Instant
    ) -> Bool {
        guard let title = purpose.authorisation(for: fact.attribute), title.source == fact.provenance.source,
            title.admits(fact.provenance.finality), fact.provenance.mapping == currentMapping,
            now < fact.outlives(days: days ?? purpose.freshness(of: fact.attribute).maximumAgeDays)
        else { return false }
        let days = days ?? purpose.freshness(of: fact.attribute).maximumAgeDays
        return holds(fact, on: referenceDate) && reaches(fact, referenceDate, within: days)
    }

    /// Whether a day after the one asked about is near enough to it.
    ///
    /// So many days at most after what the value speaks of, or in the period for which the source says that it holds: when
    /// it was fetched says nothing of that.
    private static func reaches(_ fact: Fact, _ day: CalendarDate, within days: Int) -> Bool {
        if day <= fact.provenance.referenceDate || day <= fact.speaksOf.adding(days: days) { return true }
        return fact.validUntil.map { $0.earliest >= day } ?? false
    }

    /// Whether a fact says something about a day: the day that it was asked for, a later one within its freshness, or an
    /// earlier one in the period for which the source says that it holds.
    package static func holds(_ fact: Fact, on day: CalendarDate) -> Bool {
        if let until = fact.validUntil, until.latest < day { return false }
        if day >= fact.provenance.referenceDate { return true }
        guard let from = fact.validFrom else { return false }
        return from.latest <= day
    }
}
