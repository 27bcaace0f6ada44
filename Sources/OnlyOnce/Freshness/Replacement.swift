import Catalogue
import Core

/// Whether what a source tells takes the place of another thing that was kept, for a purpose (law 4).
///
/// Pure. How old the earlier fact is plays no part: an answer may rest on it still.
enum Replacement {
    /// Both must be facts that the purpose may use, for an answer or to ask another source with, about a day that it is
    /// asked about.
    static func changes(_ purpose: Purpose, _ fresh: Fact, among kept: [Fact], today: CalendarDate) -> Bool {
        guard let title = purpose.authorisation(for: fresh.attribute), serves(fresh, title) else { return false }
        let day = purpose.defaultReferenceDate(today: today)
        let known = kept.filter { fact in
            fact.attribute == fresh.attribute && serves(fact, title)
                && (fact.provenance.referenceDate == fresh.provenance.referenceDate
                    || (Usability.holds(fact, on: day) && Usability.holds(fresh, on: day)))
        }
        let newest = known.max { $0.provenance.retrievedAt < $1.provenance.retrievedAt }
        return newest.map { $0.content != fresh.content } ?? false
    }

    private static func serves(_ fact: Fact, _ title: Authorisation) -> Bool {
        title.source == fact.provenance.source && title.admits(fact.provenance.finality)
    }
}
