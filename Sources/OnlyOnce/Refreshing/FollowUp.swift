import Catalogue
import Core
import Disclosure
import Ledger

/// A purpose that follows a person up, and how long.
struct FollowUp: Sendable {
    let purpose: Purpose
    let interest: Interest

    /// What it keeps that will be too old before it ends, and so soon that its authorisation lets it be asked again.
    ///
    /// Pure. At the earliest when half of its age is behind it, so that a short one is not asked all the time.
    func due(among kept: [KeptAndFetched.Opened], at now: Instant) -> [AttributeID] {
        var newest: [AttributeID: Fact] = [:]
        for item in kept where isHeld(item) && !item.fact.isNumber {
            let known = newest[item.fact.attribute]?.provenance.retrievedAt
            if known.map({ $0 < item.fact.provenance.retrievedAt }) ?? true { newest[item.fact.attribute] = item.fact }
        }
        let today = BelgianCalendar.date(at: now)
        return newest.filter { attribute, fact in
            let days = purpose.freshness(of: attribute).maximumAgeDays
            guard days > 0, let title = purpose.authorisation(for: attribute), title.refreshDays > 0,
                today <= title.until, purpose.keeps(attribute, for: interest)
            else { return false }
            let end = fact.outlives(days: days)
            let ahead = min(Int64(title.refreshDays) * 86_400_000, Int64(days) * 43_200_000)
            return interest.until > end && now >= end.adding(milliseconds: -ahead)
        }
        .map(\.key).sorted()
    }

    func number(among kept: [KeptAndFetched.Opened]) -> SubjectNumber? {
        kept.lazy.filter(isHeld).compactMap(\.fact.number).first
    }

    private func isHeld(_ item: KeptAndFetched.Opened) -> Bool {
        item.holds.contains { $0.interest.id == interest.id }
    }
}
