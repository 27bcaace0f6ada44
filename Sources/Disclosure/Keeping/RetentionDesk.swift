import Core
package import Ledger

/// Finds the interests and the doubts that are over by themselves, and lets go of what they held.
///
/// Nothing waits for it: a fact whose last interest has passed serves nobody, gone or not. Each person's entry drops what
/// it names in its own transaction, so a run that is broken off is taken up by the next.
package struct RetentionDesk: Sendable {
    /// The people whose facts are read at once.
    private static let run = 200

    package enum Reply: Sendable {
        case done(RetentionReport)
        case refused(Refusal)
    }

    /// How the end of a person's interests went.
    private enum Ending {
        case done
        /// Another run, or a withdrawal, was first.
        case overtaken
        case refused(Refusal)
    }

    /// What is over of one person, with the facts that each interest held, and those that go.
    private struct Over {
        let person: SubjectRef
        let interests: [(ended: InterestEnding.Ended, facts: Int)]
        let facts: Int
    }

    private let journal: Journal
    private let facts: any FactSource
    private let doubts: DoubtDesk

    package init(journal: Journal, facts: any FactSource, doubts: DoubtDesk) {
        self.journal = journal
        self.facts = facts
        self.doubts = doubts
    }

    /// What a run would end now; it changes nothing.
    package func look() async throws(DisclosureError) -> RetentionReport {
        var report = RetentionReport(at: journal.clock.now, isApplied: false)
        report.consents = try await ConsentSweep(journal: journal, facts: facts).due()
        report.doubts = try await doubts.due()
        do {
            _ = try await walk(&report) { _, _ in .done }
            report.tellings = try await ToldSweep(journal: journal).over { _ in nil }.0
        } catch {
            throw DisclosureError(error)
        }
        return report
    }

    /// Takes down consents and doubts that have ended, then every other interest; `by` is the officer or operator who asks.
    package func apply(by party: String?) async throws(DisclosureError) -> Reply {
        let done = try await ConsentSweep(journal: journal, facts: facts).run()
        var report = RetentionReport(at: journal.clock.now, isApplied: true)
        report.consents = done.expired + done.carried
        report.doubts = try await doubts.sweep()
        do {
            let refusal = try await walk(&report) { person, ended throws(LedgerError) in
                let ending = InterestEnding(person: person, ended: ended, by: party)
                switch try await journal.record(.interestsEnded(ending)) {
                case .appended:
                    facts.forget(person)
                    return .done
                case .refused(let refusal):
                    return refusal.rule == .nothingToErase ? .overtaken : .refused(refusal)
                }
            }
            if let refusal { return .refused(refusal) }
            let (gone, stop) = try await ToldSweep(journal: journal, by: party).over { expiry throws(LedgerError) in
                guard case .refused(let refusal) = try await journal.record(.toldExpired(expiry)) else { return nil }
                // Another run, or a withdrawal, was first.
                return refusal.rule == .nothingToErase ? nil : refusal
            }
            report.tellings = gone
            return stop.map { .refused($0) } ?? .done(report)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Every person of whom something is kept; stops at the first refusal.
    private func walk(
        _ report: inout RetentionReport,
        _ act: (SubjectRef, [InterestEnding.Ended]) async throws(LedgerError) -> Ending
    ) async throws(LedgerError) -> Refusal? {
        var place: Int64? = 0
        while let from = place {
            let (kept, next) = try await journal.storage.keptFacts(after: from, people: Self.run)
            let consents = Set(kept.holds.values.filter { $0.interest.kind == .consent }.map(\.interest.id))
            let law = try await journal.storage.rows(consents.map { .consent($0) })
            for over in over(kept, by: law, &report) {
                switch try await act(over.person, over.interests.map(\.ended)) {
                case .done:
                    report.facts += over.facts
                    for (item, count) in over.interests { report.count(item, facts: count) }
                case .overtaken: continue
                case .refused(let refusal): return refusal
                }
            }
            place = next
        }
        return nil
    }

    /// Each person's interests of which something is over, with the first cause that is found.
    private func over(_ kept: Rows, by law: Rows, _ report: inout RetentionReport) -> [Over] {
        let now = journal.clock.now
        var ended: [SubjectRef: [Identifier: (InterestEnding.Ended, facts: Int)]] = [:]
        var isHeld: Set<Identifier> = []
        var wasHeld: [Identifier: SubjectRef] = [:]
        for hold in kept.holds.values {
            guard let fact = kept.facts[hold.fact] else { continue }
            wasHeld[fact.id] = fact.person
            guard let cause = law.end(of: hold, on: fact, at: now) else {
                isHeld.insert(fact.id)
                continue
            }
            let first = InterestEnding.Ended(
                interest: hold.interest.id, kind: hold.interest.kind, purpose: hold.purpose, cause: cause)
            let known = ended[fact.person]?[hold.interest.id]
            ended[fact.person, default: [:]][hold.interest.id] = (known?.0 ?? first, (known?.facts ?? 0) + 1)
        }
        var gone: [SubjectRef: Int] = [:]
        for (fact, person) in wasHeld where !isHeld.contains(fact) { gone[person, default: 0] += 1 }
        report.factsWithoutInterest += kept.facts.count - wasHeld.count
        return ended.sorted { $0.key.text < $1.key.text }.map { person, interests in
            let sorted = interests.sorted { $0.key.text < $1.key.text }.map(\.value)
            return Over(person: person, interests: sorted.map { ($0.0, $0.facts) }, facts: gone[person] ?? 0)
        }
    }
}
