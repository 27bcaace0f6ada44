import Core
import Disclosure
package import Ledger
import Synchronization

/// Ends the inscriptions of people of whom nothing is held any more.
///
/// That one is to end needs no note of its own: it is the number that stays behind, held by its inscription alone, when
/// the transaction of an ending lets all else go. It goes when the source has said that it struck the person out, so
/// that whatever is broken off in between is done again; a source that had nothing to strike out says so, and no harm
/// is done.
package final class InscriptionDesk: Sendable {
    /// The people who are looked at in one go.
    private static let people = 200
    /// So long an inscription is left after its reason was first found gone: the question that made it may be under way,
    /// and who asks twice in an hour is not struck out in between.
    private let rest: Int64
    private static let longestPause: Int64 = 86_400_000

    package struct Done: Hashable, Sendable {
        package var ended = 0
        package var failed = 0

        package init() {}
    }

    private struct Wait {
        var count = 0
        var next: Instant
    }

    private struct State {
        var place: Int64 = 0
        var notBefore = Instant(milliseconds: 0)
        var waits: [Identifier: Wait] = [:]
        /// What was met in this round: all else is forgotten at its end.
        var met: Set<Identifier> = []
    }

    private let journal: Journal
    private let facts: KeptAndFetched
    private let enders: [any InscriptionEnder]
    private let state = Mutex(State())

    package init(journal: Journal, facts: KeptAndFetched, enders: [any InscriptionEnder], roundMinutes: Int = 60) {
        self.journal = journal
        self.facts = facts
        rest = Int64(roundMinutes) * 60_000
        self.enders = enders
    }

    /// The inscriptions that wait for their end.
    package var waiting: Int { state.withLock { $0.waits.count } }

    /// The next people in the round; nothing while a round has just been made.
    package func turn() async throws(LedgerError) -> Done {
        var done = Done()
        let (place, notBefore) = state.withLock { ($0.place, $0.notBefore) }
        guard journal.clock.now >= notBefore, !enders.isEmpty else { return done }
        let (kept, next) = try await journal.storage.keptFacts(after: place, people: Self.people)
        for hold in kept.holds.values.sorted(by: { $0.fact.text < $1.fact.text }) {
            guard let person = kept.facts[hold.fact]?.person, isDue(hold, in: kept) else { continue }
            try await end(hold, of: person, &done)
        }
        let now = journal.clock.now
        state.withLock { state in
            state.place = next ?? 0
            guard next == nil else { return }
            state.notBefore = now.adding(milliseconds: rest)
            state.waits = state.waits.filter { state.met.contains($0.key) }
            state.met = []
        }
        return done
    }

    private func isDue(_ hold: HoldRow, in kept: Rows) -> Bool {
        guard hold.interest.kind == .inscription else { return false }
        let (now, id) = (journal.clock.now, hold.interest.id)
        let isSpent = kept.isSpent(hold, at: now)
        return state.withLock { state in
            state.met.insert(id)
            guard isSpent else {
                state.waits[id] = nil
                return false
            }
            guard let wait = state.waits[id] else {
                state.waits[id] = Wait(next: now.adding(milliseconds: rest))
                return false
            }
            return wait.next <= now
        }
    }

    private func end(_ hold: HoldRow, of person: SubjectRef, _ done: inout Done) async throws(LedgerError) {
        let number = try await facts.opened(of: person).first { $0.id == hold.fact }?.fact
        guard let number, let known = number.number,
            let ender = enders.first(where: { ender in
                ender.services.contains { $0.source == number.provenance.source }
            })
        else { return }
        let (source, finality) = (number.provenance.source, number.provenance.finality)
        let reference = Identifier.timeOrdered(at: journal.clock.now, entropy: journal.entropy).text
        let asking = InscriptionEndAsking(
            person: person, source: source, finality: finality.text, reference: reference, interest: hold.interest.id)
        guard case .appended(let line) = try await journal.record(.inscriptionEndAsked(asking)) else { return }
        let answer = await ender.end(known, finality, reference: reference)
        let end = InscriptionEnd(
            person: person, asking: line.id, source: source, status: answer.status, code: answer.code,
            isDone: answer.isDone, interest: hold.interest.id)
        _ = try await journal.record(.inscriptionEnded(end))
        facts.forget(person)
        let now = journal.clock.now
        state.withLock { state in
            guard !answer.isDone, var wait = state.waits[hold.interest.id] else {
                state.waits[hold.interest.id] = nil
                return
            }
            wait.next = now.adding(milliseconds: min(rest << Int64(min(wait.count, 10)), Self.longestPause))
            wait.count += 1
            state.waits[hold.interest.id] = wait
        }
        if answer.isDone { done.ended += 1 } else { done.failed += 1 }
    }
}
