import Catalogue
package import Core
import Crypto
import Disclosure
package import Ledger
import MerkleLog
import OnlyOnce
import Synchronization

/// A log in memory, through the same judge and the same projections as the store's.
package final class MemoryLedger: Sendable {
    struct State {
        var clock: Instant
        var year: Int
        var closed: [ClosedLog] = []
        var rows = Rows()
        var entries: [StoredEntry] = []
        /// The tree of each year's log.
        var hashes: [Int: MemoryHashes] = [:]
        var ids: Set<Identifier> = []
        var facts: [Identifier: [UInt8]] = [:]
        var purposes: [String: [UInt8]] = [:]
        var aliases: [[UInt8]: SubjectRef] = [:]
        var tasks = MemoryTasks()
        var events = MemoryEvents()
    }

    package let controller: String
    let base: String
    let keys: any KeyStorage
    let entropy: Entropy
    let state: Mutex<State>
    let clock: WallClock

    package init(controller: String, base: String, keys: any KeyStorage, clock: WallClock, entropy: Entropy) {
        self.controller = controller
        self.keys = keys
        self.clock = clock
        self.entropy = entropy
        self.base = base
        state = Mutex(State(clock: clock.now, year: clock.today.year))
    }

    package var origin: String { "\(base)/\(state.withLock { $0.year })" }

    package func commit(_ proposals: [Proposal]) async -> [Verdict] {
        while true {
            guard let opening = try? await opening() else { return proposals.map { _ in .failed(.init(.unreadable)) } }
            let verdicts = state.withLock { state -> [Verdict]? in
                // Whoever came in between is looked at again.
                guard state.entries.count == opening.entries else { return nil }
                state.clock = max(state.clock, opening.at)
                if opening.year > state.year {
                    if let closed = opening.closed {
                        state.closed.append(closed)
                        state.rows.know(LogEnd(closed, origin: "\(base)/\(closed.year)"))
                    }
                    state.rows.turn()
                    state.year = opening.year
                    for proposal in opening.proposals { _ = append(proposal, &state) }
                }
                return proposals.map { append($0, &state) }
            }
            if let verdicts { return verdicts }
        }
    }

    private func append(_ proposal: Proposal, _ state: inout State) -> Verdict {
        let event = proposal.event
        guard event.origin == "\(base)/\(state.year)" else { return .failed(LedgerError(.otherLog)) }
        guard !proposal.parts.isEmpty else { return .failed(LedgerError(.unreadable)) }
        guard abs(event.at.milliseconds - state.clock.milliseconds) <= Judge.clockTolerance else {
            return .failed(LedgerError(.clockSkew))
        }
        for case .log(let year) in event.rowKeys { count(year, &state) }
        if !event.act.isCarrying {
            let missing = state.rows.uncarried(naming: event.act.restingOn, at: event.at)
            if !missing.isEmpty { return .uncarried(missing) }
        }
        if let refusal = Judge.refusal(of: event, in: state.rows, controller: controller, commit: state.clock) {
            return .refused(refusal)
        }
        if let line = proposal.line, !state.tasks.waits(line) { return .failed(LedgerError(.lineEnded)) }
        guard isComplete(proposal, state.rows), state.ids.insert(event.id).inserted else {
            return .failed(LedgerError(.unreadable))
        }
        let position = Position(log: state.year, seq: Int64(state.hashes[state.year]?.size ?? 0))
        let notices = state.rows.notices(of: event, at: position)
        let told = told(of: notices.filter { $0.due == nil }, state)
        for item in told { state.events.add(item.event, about: item.person) }
        state.events.coming += notices.filter { $0.due != nil }
        for notice in state.rows.stops(of: event, at: position) {
            let aliases = state.aliases.filter { $0.value == notice.person }.map(\.key)
            state.tasks.stop(Set(aliases), purpose: notice.purpose)
        }
        let erased = event.act.erasure.map { erase($0, &state) } ?? []
        if let pruning = event.act.pruning { prune(pruning.scope.year, &state) }
        for change in state.rows.apply(event, at: position) {
            switch change {
            case .fact(let row): state.facts[row.id] = proposal.facts[row.id] ?? state.facts[row.id]
            case .dropFact(let id): state.facts[id] = nil
            case .telling(let row) where row.isTakenBack: state.facts[row.id] = nil
            case .telling(let row): state.facts[row.id] = proposal.facts[row.id] ?? state.facts[row.id]
            case .drop(let name) where name.kind == .telling: state.facts[name.id] = nil
            case .purpose(let row) where row.isActive:
                if let bytes = proposal.purposeBytes { state.purposes[row.ref.hash] = bytes }
            default: break
            }
        }
        forgetEvents(of: erased, &state)
        if let line = proposal.line { state.tasks.end(line, entry: TaskLine.Entry(id: event.id, position: position)) }
        let columns = event.columns
        let entry = StoredEntry(
            position: position, id: event.id, at: event.at, type: event.type, purpose: columns.purpose,
            application: columns.application, outcome: columns.outcome, source: columns.source,
            employee: columns.employee.map { keys.controllerKeys.employee($0) }, parts: proposal.parts)
        state.entries.append(entry)
        state.hashes[state.year, default: MemoryHashes()].append(TreeHash.leaf(entry.leaf))
        return .appended(position)
    }

    /// What the entry says is erased, goes with it; the people whose parts and rows those were.
    private func erase(_ outcome: ErasureOutcome, _ state: inout State) -> Set<SubjectRef> {
        let rows = state.rows.settled
        var people: Set<SubjectRef> = []
        for place in outcome.parts {
            guard let index = state.entries.firstIndex(where: { $0.position == place.position }) else { continue }
            if let person = state.entries[index].parts[place.part].holder.person { people.insert(person) }
            state.entries[index] = state.entries[index].erasing(place.part)
        }
        for name in outcome.dropped {
            if let person = rows.facts[name.id]?.person ?? rows.tellings[name.id]?.person { people.insert(person) }
        }
        return people
    }

    private func isComplete(_ proposal: Proposal, _ rows: Rows) -> Bool {
        switch proposal.event.act {
        case .purposeActivated(let activation):
            proposal.purposeBytes.map { Hex.encode(SHA256.hash(data: $0)) } == activation.purpose.ref.hash
        case .closed(let closing) where closing.interest != nil:
            closing.kept.allSatisfy { rows.facts[$0.id] != nil || proposal.facts[$0.id] != nil }
        case .toldOnce, .toldCorrected: !proposal.facts.isEmpty
        default: true
        }
    }
}

extension MemoryLedger {
    package func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling] {
        state.withLock { state in
            state.rows.settled.tellings(of: person).filter { $0.person == person }
                .map { StoredTelling(row: $0, sealed: state.facts[$0.id] ?? []) }
        }
    }
}

extension MemoryLedger: FactStorage {
    package func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact] {
        state.withLock { state in
            let rows = state.rows.settled
            return rows.facts.values.filter { $0.person == person }.map { row in
                StoredFact(
                    row: row, sealed: state.facts[row.id] ?? [],
                    holds: rows.holds.values.filter { $0.fact == row.id })
            }
        }
    }
}
