import Catalogue
package import Core
import Crypto
package import Ledger
import MerkleLog
import OnlyOnce
import Synchronization

/// A log in memory, through the same judge and the same projections as the store's.
package final class MemoryLedger: Sendable {
    struct State {
        var clock: Instant
        var rows = Rows()
        var entries: [StoredEntry] = []
        var hashes = MemoryHashes()
        var ids: Set<Identifier> = []
        var facts: [Identifier: [UInt8]] = [:]
        var purposes: [String: [UInt8]] = [:]
        var aliases: [[UInt8]: SubjectRef] = [:]
    }

    package let controller: String
    package let origin: String
    let year: Int
    let keys: any KeyStorage
    let entropy: Entropy
    let state: Mutex<State>
    private let clock: WallClock

    package init(controller: String, base: String, keys: any KeyStorage, clock: WallClock, entropy: Entropy) {
        self.controller = controller
        self.keys = keys
        self.clock = clock
        self.entropy = entropy
        year = clock.today.year
        origin = "\(base)/\(year)"
        state = Mutex(State(clock: clock.now))
    }

    package func commit(_ proposals: [Proposal]) async -> [Verdict] {
        state.withLock { state in
            state.clock = max(state.clock, clock.now)
            return proposals.map { append($0, &state) }
        }
    }

    private func append(_ proposal: Proposal, _ state: inout State) -> Verdict {
        let event = proposal.event
        guard event.origin == origin, !proposal.parts.isEmpty else { return .failed(LedgerError(.unreadable)) }
        guard abs(event.at.milliseconds - state.clock.milliseconds) <= Judge.clockTolerance else {
            return .failed(LedgerError(.clockSkew))
        }
        if let refusal = Judge.refusal(of: event, in: state.rows, controller: controller, commit: state.clock) {
            return .refused(refusal)
        }
        guard isComplete(proposal, state.rows), state.ids.insert(event.id).inserted else {
            return .failed(LedgerError(.unreadable))
        }
        let position = Position(log: year, seq: Int64(state.entries.count))
        for change in state.rows.apply(event, at: position) {
            switch change {
            case .fact(let row): state.facts[row.id] = proposal.facts[row.id]
            case .dropFact(let id): state.facts[id] = nil
            case .purpose(let row) where row.isActive: state.purposes[row.ref.hash] = proposal.purposeBytes
            default: break
            }
        }
        let columns = event.columns
        let entry = StoredEntry(
            position: position, id: event.id, at: event.at, type: event.type, purpose: columns.purpose,
            application: columns.application, outcome: columns.outcome, source: columns.source,
            employee: columns.employee.map { keys.controllerKeys.employee($0) }, parts: proposal.parts)
        state.entries.append(entry)
        state.hashes.append(TreeHash.leaf(entry.leaf))
        return .appended(position)
    }

    private func isComplete(_ proposal: Proposal, _ rows: Rows) -> Bool {
        switch proposal.event.act {
        case .purposeActivated(let activation):
            proposal.purposeBytes.map { Hex.encode(SHA256.hash(data: $0)) } == activation.purpose.ref.hash
        case .closed(let closing) where closing.interest != nil:
            closing.kept.allSatisfy { rows.facts[$0.id] != nil || proposal.facts[$0.id] != nil }
        default: true
        }
    }
}

extension MemoryLedger: FactStorage {
    package func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact] {
        state.withLock { state in
            state.rows.facts.values.filter { $0.person == person }.map { row in
                StoredFact(
                    row: row, sealed: state.facts[row.id] ?? [],
                    holds: state.rows.holds.values.filter { $0.fact == row.id })
            }
        }
    }
}
