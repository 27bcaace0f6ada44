import Catalogue
import Core
package import Disclosure
package import Ledger
import Synchronization

/// Asks again, before they are too old, the facts that are kept for a follow-up whose authorisation says so.
///
/// A few people at a turn; each question is a consultation with the follow-up as its reason, judged when it is recorded.
/// What a source does not tell now is asked again later, ever less often, and costs no fact before its time.
package final class RefreshDesk: Sendable {
    /// The people whose facts are read at once.
    private static let people = 200
    /// From one round over everything that is kept to the next.
    private let rest: Int64
    private static let firstPause: Int64 = 900_000
    private static let longestPause: Int64 = 86_400_000

    package struct Done: Hashable, Sendable {
        package var asked = 0
        package var failed = 0
        package var refused = 0

        package init() {}
    }

    /// What is due of one person for one purpose.
    private struct Matter: Hashable {
        let person: SubjectRef
        let purpose: String
    }

    private struct State {
        var place: Int64 = 0
        var notBefore = Instant(milliseconds: 0)
        /// What was asked and is due still, how often, and when it may be asked again.
        var tried: [Matter: (count: Int, next: Instant)] = [:]
        /// What was met in this round: all else is forgotten at its end.
        var met: Set<Matter> = []
    }

    private let journal: Journal
    private let purposes: ActivePurposes
    private let facts: KeptAndFetched
    private let exchange: Exchange
    private let state = Mutex(State())

    package init(
        journal: Journal, purposes: ActivePurposes, facts: KeptAndFetched, exchange: Exchange,
        roundMinutes: Int = 60
    ) {
        self.journal = journal
        self.purposes = purposes
        self.facts = facts
        rest = Int64(roundMinutes) * 60_000
        self.exchange = exchange
    }

    /// What was asked in vain and waits for its next time.
    package var waiting: Int { state.withLock { $0.tried.count } }

    /// The next people in the round; nothing while a round has just been made.
    package func turn() async throws -> Done {
        var done = Done()
        let (place, notBefore) = state.withLock { ($0.place, $0.notBefore) }
        guard journal.clock.now >= notBefore else { return done }
        let (kept, next) = try await journal.storage.keptFacts(after: place, people: Self.people)
        for (person, followUps) in followed(in: kept) { try await refresh(person, followUps, &done) }
        let now = journal.clock.now
        state.withLock { state in
            state.place = next ?? 0
            guard next == nil else { return }
            state.notBefore = now.adding(milliseconds: rest)
            state.tried = state.tried.filter { state.met.contains($0.key) }
            state.met = []
        }
        return done
    }

    /// The follow-ups that run, by person, each with its last moment.
    private func followed(in kept: Rows) -> [(SubjectRef, [FollowUp])] {
        let now = journal.clock.now
        var found: [SubjectRef: [Identifier: FollowUp]] = [:]
        for hold in kept.holds.values where hold.interest.kind == .followUp && hold.interest.until > now {
            guard let person = kept.facts[hold.fact]?.person,
                let purpose = purposes.active(hold.purpose),
                purpose.adoption.authorisations.contains(where: { $0.refreshDays > 0 })
            else { continue }
            let known = found[person]?[hold.interest.id]
            let interest = known.map { $0.interest.until > hold.interest.until ? $0.interest : hold.interest }
            found[person, default: [:]][hold.interest.id] = FollowUp(
                purpose: purpose, interest: interest ?? hold.interest)
        }
        return found.sorted { $0.key.text < $1.key.text }.map { person, followUps in
            (person, followUps.sorted { $0.key.text < $1.key.text }.map(\.value))
        }
    }

    private func refresh(_ person: SubjectRef, _ followUps: [FollowUp], _ done: inout Done) async throws {
        let kept = try await facts.opened(of: person)
        for followUp in followUps {
            let matter = Matter(person: person, purpose: followUp.purpose.ref.id)
            let now = journal.clock.now
            let due = followUp.due(among: kept, at: now)
            let mayAsk = state.withLock { state in
                state.met.insert(matter)
                if due.isEmpty { state.tried[matter] = nil }
                return !due.isEmpty && state.tried[matter].map { $0.next <= now } ?? true
            }
            guard mayAsk, let number = followUp.number(among: kept) else { continue }
            state.withLock { state in
                let count = (state.tried[matter]?.count ?? 0) + 1
                let pause = min(Self.firstPause << Int64(min(count - 1, 10)), Self.longestPause)
                state.tried[matter] = (count, now.adding(milliseconds: pause))
            }
            let reply = try await exchange.refresh(
                due, of: number, known: person, for: followUp.purpose, under: followUp.interest)
            switch reply {
            case .refused: done.refused += 1
            case .asked(let hasData):
                done.asked += 1
                if !hasData { done.failed += 1 }
            }
        }
    }
}
