import Core
import Ledger
import MerkleLog
import Synchronization

extension MemoryLedger {
    /// What a commit finds: the moment, how many entries there are, and a new year's log where it has come to that.
    struct Opening {
        let at: Instant
        let entries: Int
        let year: Int
        var closed: ClosedLog?
        var proposals: [Proposal] = []
    }

    func opening() async throws -> Opening {
        var opening = state.withLock { state in
            let at = max(state.clock, clock.now)
            return Opening(at: at, entries: state.entries.count, year: BelgianCalendar.date(at: at).year)
        }
        let at = opening.at
        guard opening.year > year else { return opening }
        let state = state.withLock { $0 }
        guard opening.entries == state.entries.count, !state.entries.isEmpty else { return opening }
        let last = try Self.checkpoint(of: state.year, state, base)
        opening.closed = ClosedLog(
            year: state.year, size: last.size, root: last.root, checkpoint: try signed(last), isPruned: false)
        let origin = "\(base)/\(opening.year)"
        let sealer = Sealer(origin: origin, keys: keys, entropy: entropy)
        for act in LogOpening.acts(year: opening.year, after: last, carrying: state.rows, at: at) {
            let event = Event(id: .timeOrdered(at: at, entropy: entropy), at: at, origin: origin, act: act)
            opening.proposals.append(Proposal(event: event, parts: try await sealer.seal(event)))
        }
        return opening
    }

    static func checkpoint(of year: Int, _ state: State, _ base: String) throws -> Checkpoint {
        let hashes = state.hashes[year] ?? MemoryHashes()
        return try Checkpoint(origin: "\(base)/\(year)", size: hashes.size, root: hashes.root(size: hashes.size))
    }

    func signed(_ checkpoint: Checkpoint) throws -> String {
        let signer = try keys.controllerKeys.signer(of: checkpoint.origin)
        return String(decoding: try checkpoint.signed(by: signer).bytes, as: UTF8.self)
    }
}
