import Core
import Dispatch
import Ledger
import MerkleLog
import Synchronization

/// Prepares the log of a new year, when the writer's clock has reached it (DESIGN 7).
///
/// The first entries are sealed before the transaction that closes the one log and opens the other, so that a crash
/// leaves the old year or the new one, and a clock that steps back opens nothing again.
struct LogOpener: Sendable {
    /// How one log ends and the next begins.
    struct Opening: Sendable {
        let closed: ClosedLog
        let year: Int
        /// The opening, citing the last checkpoint, and the rows that every proposal asks for.
        let proposals: [Proposal]
    }

    let base: String
    let keys: any KeyStorage
    let entropy: Entropy

    /// `nil` while the year is that of the log.
    func opening(after state: LogState) throws -> Opening? {
        let year = BelgianCalendar.date(at: state.clock).year
        guard year > state.year else { return nil }
        let origin = "\(base)/\(state.year)"
        let checkpoint = try Checkpoint(origin: origin, size: state.frontier.size, root: state.frontier.root)
        let note = try checkpoint.signed(by: keys.controllerKeys)
        let closed = ClosedLog(
            year: state.year, size: checkpoint.size, root: checkpoint.root,
            checkpoint: String(decoding: note.bytes, as: UTF8.self), isPruned: false)
        // A log without an entry was never opened: nothing is to be cited, and nothing to be carried.
        guard checkpoint.size > 0 else { return Opening(closed: closed, year: year, proposals: []) }
        let acts = LogOpening.acts(year: year, after: checkpoint, carrying: state.registry, at: state.clock)
        return Opening(closed: closed, year: year, proposals: try sealed(acts, year: year, at: state.clock))
    }

    private func sealed(_ acts: [Act], year: Int, at instant: Instant) throws -> [Proposal] {
        let origin = "\(base)/\(year)"
        let sealer = Sealer(origin: origin, keys: keys, entropy: entropy)
        return try Self.waiting {
            var proposals: [Proposal] = []
            for act in acts {
                let event = Event(
                    id: .timeOrdered(at: instant, entropy: entropy), at: instant, origin: origin, act: act)
                do {
                    proposals.append(Proposal(event: event, parts: try await sealer.seal(event)))
                } catch let error as LedgerError where error.code == .keyMissing {
                    // Of who was erased nothing is carried.
                    continue
                }
            }
            return proposals
        }
    }

    /// Waits on the writer's own thread, which is none of the cooperative pool; keys come from a thread of theirs.
    private static func waiting<Found: Sendable>(_ work: @escaping @Sendable () async throws -> Found) throws -> Found {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<Result<Found, any Error>?>(nil)
        Task {
            let found: Result<Found, any Error>
            do { found = .success(try await work()) } catch { found = .failure(error) }
            result.withLock { $0 = found }
            done.signal()
        }
        done.wait()
        guard let found = result.withLock({ $0 }) else { throw LedgerError(.notWritable) }
        return try found.get()
    }
}
