import Catalogue
import Core

/// What is asked again ahead of time: under a follow-up that runs, by a title that says so, and not for longer.
extension CacheModel {
    /// Under what a person's number is kept.
    struct Number: Hashable {
        let person: Int
        let source: String
        let finality: String
    }

    /// A question to one source that nobody asks but a follow-up.
    struct Refresh {
        let person: Int
        let purpose: RandomPurpose
        let title: RandomPurpose.Title
        let attributes: [AttributeID]
        let interest: Interest

        /// What the source sees of it.
        var seen: Number { Number(person: person, source: title.source, finality: title.finality) }
    }

    static func followUp(_ purpose: RandomPurpose, _ person: Int) -> String { "follow \(purpose.id) \(person)" }

    /// Every question that is due now.
    func refreshes(of purposes: [RandomPurpose], people: Range<Int>, now: Instant) -> [Refresh] {
        people.flatMap { person in purposes.flatMap { refreshes(of: $0, person, now: now) } }
    }

    private func refreshes(of purpose: RandomPurpose, _ person: Int, now: Instant) -> [Refresh] {
        let name = Self.followUp(purpose, person)
        let mine = kept.filter { $0.person == person && $0.holders[name] != nil }
        guard let end = mine.compactMap({ $0.holders[name]?.until }).max(), end > now,
            numbers.contains(where: { $0.key.person == person && $0.value[name] != nil })
        else { return [] }
        return purpose.titles.filter { $0.refreshDays > 0 && $0.followUpDays > 0 && $0.mayKeep }.compactMap { title in
            let due = title.attributes.filter { attribute in
                guard let newest = mine.filter({ $0.attribute == attribute }).max(by: { $0.at < $1.at }),
                    let terms = purpose.freshness[attribute], terms.keep, terms.maximumAgeDays > 0
                else { return false }
                // The authorisation's days before it is too old, but not in the first half of its life; and where the
                // follow-up ends before that, nobody needs it anew.
                let tooOld = newest.at.adding(days: Int64(terms.maximumAgeDays - newest.delay))
                let ahead = min(title.refreshDays * 24, terms.maximumAgeDays * 12)
                return end > tooOld && now >= tooOld.adding(milliseconds: -Int64(ahead) * 3_600_000)
            }
            guard !due.isEmpty else { return nil }
            return Refresh(
                person: person, purpose: purpose, title: title, attributes: due,
                interest: Interest(name: name, until: end, isFollowUp: true))
        }
    }

    /// The source answered: kept as long as the follow-up was to run.
    mutating func take(
        _ refresh: Refresh, on day: CalendarDate, now: Instant, _ truth: (AttributeID, CalendarDate) -> Fact.Content
    ) {
        for attribute in refresh.attributes {
            take(
                attribute, refresh.purpose, refresh.title, refresh.person, on: day, refresh.interest, now: now, truth)
        }
    }
}
