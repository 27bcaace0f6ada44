import Catalogue
import Core
import Disclosure
import Doubles
import Ledger

@testable import OnlyOnce

/// Rounds in which what is followed up is asked again, and what lies in storage after each step.
extension History {
    /// A round of a gateway that has just started; no source sees a question that no follow-up has.
    func refresh() async throws {
        let (now, today) = (clock.now, clock.wall.today)
        let due = model.refreshes(of: purposes, people: numbers.indices, now: now)
        // Of two equal answers of one moment nobody can say which is the newest.
        let told = due.flatMap { refresh in refresh.attributes.map { "\($0) \(refresh.seen)" } }
        guard Set(told).count == told.count else { return try await ask() }
        let asks = source.calls.count
        let done = try await RefreshDesk(journal: journal, purposes: active, facts: facts, exchange: exchange).turn()
        if done.refused > 0 { breach("\(done.refused) refreshes refused") }
        let seen = source.calls.dropFirst(asks).map { call in
            CacheModel.Number(
                person: numbers.firstIndex { .person($0) == call.number } ?? -1,
                source: call.service == Sample.person.name ? "RR" : "KSZ", finality: call.finality.hoedanigheid)
        }
        let down = weather.all
        for number in Set(seen + due.map(\.seen)) {
            let (asked, expected) = (seen.count { $0 == number }, due.count { $0.seen == number })
            // A source that has just failed is not run over by those who need the same.
            let isRight = down.contains(number.source) ? (asked > 0) == (expected > 0) : asked == expected
            if !isRight || asked > expected { breach("asked \(number) \(asked) times ahead, expected \(expected)") }
        }
        for refresh in due {
            guard !down.contains(refresh.title.source) else {
                saw("refresh failed")
                continue
            }
            model.take(refresh, on: today, now: now) { Self.truth(of: $0, refresh.person, on: $1, at: now) }
            saw("refreshed")
        }
    }

    /// Storage holds nothing that the model does not explain, for nobody else and no longer, and all that an interest
    /// still needs.
    func inspect() async throws {
        for (person, number) in numbers.enumerated() {
            guard let ref = try await subjects.existing(number) else { continue }
            let stored = try await facts.opened(of: ref)
            let known = model.kept.filter { $0.person == person }
            for item in stored where item.holds.isEmpty { breach("a fact of \(person) is kept for nobody") }
            for item in stored where !item.fact.isNumber {
                let alike = known.filter { answer in
                    answer.attribute == item.fact.attribute && answer.at == item.fact.provenance.retrievedAt
                        && answer.finality == item.fact.provenance.finality.hoedanigheid
                        && answer.told == item.fact.content
                }
                let isExplained = alike.contains { answer in
                    item.holds.allSatisfy { hold in
                        answer.holders.values.contains { $0.purpose == hold.purpose && $0.until == hold.interest.until }
                    }
                }
                if !isExplained {
                    let holds = item.holds.map { "\($0.purpose) until \($0.interest.until.rfc3339)" }
                    breach("\(item.fact.attribute) of \(person) is kept for \(holds), explained: \(alike)")
                }
            }
            for attribute in RandomPurpose.register + [Sample.status] {
                let count = stored.count { $0.fact.attribute == attribute }
                let alike = known.filter { $0.attribute == attribute }
                let needed = alike.count { $0.isHeld(at: clock.now) }
                if count > alike.count || count < needed {
                    breach(
                        "\(attribute) of \(person) is kept \(count) times, \(alike.count) explained, \(needed) needed")
                }
            }
            try await inspect(numbers: stored.filter(\.fact.isNumber), of: person)
            try await inspect(tellingsOf: ref, person)
        }
    }

    /// A number is kept for follow-ups that need it, and no longer.
    private func inspect(numbers stored: [KeptAndFetched.Opened], of person: Int) async throws {
        let known = model.numbers.filter { $0.key.person == person }
        for item in stored {
            let number = CacheModel.Number(
                person: person, source: item.fact.provenance.source,
                finality: item.fact.provenance.finality.hoedanigheid)
            let holders = known[number]?.values.sorted() ?? []
            if item.holds.contains(where: { hold in !holders.contains(hold.interest.until) }) {
                breach("the number of \(person) is kept for \(item.holds.map(\.purpose)), explained: \(holders)")
            }
        }
        let needed = known.count { $0.value.values.contains { $0 >= clock.now } }
        if stored.count < needed { breach("\(stored.count) numbers of \(person) are kept, \(needed) needed") }
    }

    private func inspect(tellingsOf ref: SubjectRef, _ person: Int) async throws {
        let stored = Set(try await ledger.tellings(of: ref).map(\.row.id))
        let known = told.all.filter { $0.person == person }
        if !stored.isSubset(of: known.filter { !$0.isGone }.map(\.id)) { breach("what \(person) took back is kept") }
        if !stored.isSuperset(of: known.filter { $0.stands(at: clock.now) }.map(\.id)) {
            breach("what \(person) told is lost")
        }
    }
}
