import Catalogue
package import Core
package import Ledger
import MerkleLog

/// Draws entries of a period by chance, for an officer to look through (HagaZiekenhuis: a log that nobody looks at
/// protects nobody).
package struct Samples: Sendable {
    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    package enum Drawn: Sendable {
        case drawn(Journal.Line)
        /// The period has no such entries.
        case nothing
        case refused(Refusal)
    }

    /// What is drawn from: what was asked and what was told.
    package static let types: [EntryType] = [.consulted, .disclosed]

    /// Draws up to `count` entries; which, the log itself says (``SampleDraw``).
    package func draw(
        _ count: Int, from: CalendarDate, until: CalendarDate, purpose: String?, by officer: String
    ) async throws(DisclosureError) -> Drawn {
        do {
            let end = BelgianCalendar.endOfDay(until)
            let population = try await journal.storage.ids(
                EntryQuery(
                    purpose: purpose, types: Self.types, from: BelgianCalendar.startOfDay(from), until: end,
                    limit: .max))
            guard !population.isEmpty, let seed = try await root(at: end) else { return .nothing }
            let drawing = SampleDrawing(
                from: from, until: until, filter: .compact(["purpose": purpose.map { .string($0) }]),
                population: population.count, size: seed.size, root: seed.root,
                entries: SampleDraw.draw(min(count, SampleDrawing.most), from: population, root: seed.root), by: officer
            )
            switch try await journal.record(.sampled(drawing)) {
            case .appended(let line): return .drawn(line)
            case .refused(let refusal): return .refused(refusal)
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// The root of the log as it was with the last entry of the period: written before anyone draws, and not to be chosen.
    private func root(at end: Instant) async throws(LedgerError) -> (size: UInt64, root: [UInt8])? {
        guard let last = try await journal.storage.entries(EntryQuery(until: end, limit: 1)).first else { return nil }
        let size = UInt64(last.position.seq) + 1
        let proof = try await journal.storage.inclusionProof(of: last.position, size: size)
        guard let root = proof.root(over: TreeHash.leaf(last.leaf)) else { throw LedgerError(.unreadable) }
        return (size, root.bytes)
    }
}
