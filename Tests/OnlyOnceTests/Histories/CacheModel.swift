import Catalogue
import Core

/// What may be told and kept, written out from the law without the code under test: every answer that a source ever gave,
/// and whose interest keeps it.
struct CacheModel {
    struct Interest: Hashable {
        let name: String
        let until: Instant
        var isFollowUp = false
    }

    /// One attribute in one answer of a source.
    struct Retrieval {
        let person: Int
        let attribute: AttributeID
        let source: String
        let finality: String
        let at: Instant
        let about: CalendarDate
        let told: Fact.Content
        /// The latest end of each interest that keeps it, and whose interest it is.
        var holders: [String: (until: Instant, purpose: String)] = [:]

        var delay: Int { attribute == Sample.status ? History.delay : 0 }
        /// The day that it speaks of.
        var speaksOf: CalendarDate { min(about, BelgianCalendar.date(at: at).adding(days: -delay)) }

        func isHeld(at now: Instant) -> Bool { holders.values.contains { $0.until >= now } }
    }

    /// What is expected of one attribute.
    struct Expected: Equatable {
        enum Mark { case none, down, delay }

        var told: Fact.Content?
        var retrievedAt: Instant?
        var isFromCache = false
        var mark = Mark.none
    }

    var kept: [Retrieval] = []
    /// The numbers that are kept to ask again by, and until when each follow-up needs them.
    var numbers: [Number: [String: Instant]] = [:]

    /// The newest answer that the purpose may use for a day, so many days old at most.
    private func usable(
        _ attribute: AttributeID, _ purpose: RandomPurpose, _ person: Int, _ day: CalendarDate, within days: Int,
        now: Instant
    ) -> Int? {
        guard let title = purpose.title(of: attribute) else { return nil }
        return kept.indices.filter { index in
            let answer = kept[index]
            return answer.person == person && answer.attribute == attribute && answer.source == title.source
                && title.admits.contains(answer.finality) && answer.isHeld(at: now)
                && answer.about <= day && (day == answer.about || day <= answer.speaksOf.adding(days: days))
                && now.milliseconds - answer.at.milliseconds + Int64(answer.delay) * 86_400_000
                    < Int64(days) * 86_400_000
        }.max { kept[$0].at < kept[$1].at }
    }

    /// What each attribute must come to, and which sources must be asked for it.
    mutating func ask(
        _ purpose: RandomPurpose, of person: Int, on day: CalendarDate, asked: Int?, interest: Interest?, now: Instant,
        down: Set<String>, truth: (AttributeID, CalendarDate) -> Fact.Content
    ) -> (expected: [AttributeID: Expected], calls: Set<String>) {
        var expected: [AttributeID: Expected] = [:]
        var calls: Set<String> = []
        var used: [Int] = []
        for attribute in purpose.gives {
            guard let title = purpose.title(of: attribute) else { continue }
            let terms = purpose.freshness[attribute] ?? .askedEachTime
            let days = min(terms.maximumAgeDays, asked ?? .max)
            if let index = usable(attribute, purpose, person, day, within: days, now: now) {
                expected[attribute] = Expected(told: kept[index].told, retrievedAt: kept[index].at, isFromCache: true)
                used.append(index)
                continue
            }
            calls.insert(title.source)
            if down.contains(title.source) {
                let days = terms.maximumAgeDays + (terms.whenDown?.olderDays ?? 0)
                guard terms.whenDown != nil,
                    let index = usable(attribute, purpose, person, day, within: days, now: now)
                else {
                    expected[attribute] = Expected()
                    continue
                }
                used.append(index)
                // That there was nothing some time ago says nothing of now.
                expected[attribute] =
                    kept[index].told == .absent
                    ? Expected()
                    : Expected(told: kept[index].told, retrievedAt: kept[index].at, isFromCache: true, mark: .down)
                continue
            }
            let answer = take(attribute, purpose, title, person, on: day, interest, now: now, truth)
            let isLate = answer.delay > 0 && asked.map { $0 <= answer.delay } == true
            expected[attribute] = Expected(
                told: answer.told, retrievedAt: now, mark: isLate ? .delay : .none)
        }
        if let interest { hold(used, interest, purpose, person) }
        return (expected, calls)
    }

    /// What a source tells now, kept where something justifies it.
    @discardableResult
    mutating func take(
        _ attribute: AttributeID, _ purpose: RandomPurpose, _ title: RandomPurpose.Title, _ person: Int,
        on day: CalendarDate, _ interest: Interest?, now: Instant, _ truth: (AttributeID, CalendarDate) -> Fact.Content
    ) -> Retrieval {
        let about = title.source == "KSZ" ? day : BelgianCalendar.date(at: now)
        var answer = Retrieval(
            person: person, attribute: attribute, source: title.source, finality: title.finality, at: now,
            about: about, told: truth(attribute, day))
        guard let interest, purpose.keeps(attribute, isFollowUp: interest.isFollowUp) else { return answer }
        answer.holders[interest.name] = (interest.until, purpose.id)
        kept.append(answer)
        if interest.isFollowUp, title.refreshDays > 0 {
            numbers[Number(person: person, source: title.source, finality: title.finality), default: [:]][
                interest.name] = interest.until
        }
        return answer
    }

    private mutating func hold(_ used: [Int], _ interest: Interest, _ purpose: RandomPurpose, _ person: Int) {
        var holds = false
        for index in used where purpose.keeps(kept[index].attribute, isFollowUp: interest.isFollowUp) {
            if let held = kept[index].holders[interest.name],
                abs(held.until.milliseconds - interest.until.milliseconds) < 86_400_000
            {
                continue
            }
            kept[index].holders[interest.name] = (interest.until, purpose.id)
            holds = true
        }
        guard holds, interest.isFollowUp else { return }
        for number in numbers.keys where number.person == person && purpose.mayKeep(number) {
            numbers[number]?[interest.name] = interest.until
        }
    }

    /// An interest ends: what nothing else keeps goes with it.
    mutating func end(_ interest: String) {
        for index in kept.indices { kept[index].holders[interest] = nil }
        kept.removeAll { $0.holders.isEmpty }
    }

    /// Whatever has ended by itself goes.
    mutating func expire(at now: Instant) {
        for index in kept.indices { kept[index].holders = kept[index].holders.filter { $0.value.until >= now } }
        kept.removeAll { $0.holders.isEmpty }
        numbers = numbers.mapValues { $0.filter { $0.value >= now } }.filter { !$0.value.isEmpty }
    }

    /// What was kept of an attribute goes: its source tells otherwise now.
    mutating func drop(_ attribute: AttributeID, of person: Int) {
        kept.removeAll { $0.person == person && $0.attribute == attribute }
    }

    mutating func erase(_ person: Int) {
        kept.removeAll { $0.person == person }
        numbers = numbers.filter { $0.key.person != person }
    }
}
