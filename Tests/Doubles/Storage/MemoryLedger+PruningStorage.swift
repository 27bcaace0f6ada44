import Core
package import Ledger
import Synchronization

extension MemoryLedger: PruningStorage {
    package func destroy(_ pruning: Pruned) async throws(LedgerError) {
        (keys as? MemoryKeys)?.erase(.access(year: pruning.scope.year))
    }

    package func journaled() async throws(LedgerError) -> [(pruning: Pruned, mustBeSaid: Bool)] { [] }

    /// What a closed log holds, as it is asked for by ``RowKey/log(_:)``.
    func count(_ year: Int, _ state: inout State) {
        guard state.closed.contains(where: { $0.year == year && !$0.isPruned }) else { return }
        var extent = YearExtent()
        let restrained = Set(state.rows.settled.matters.values.filter(\.keepsTheLog).compactMap(\.person))
        var found: Set<SubjectRef> = []
        for entry in state.entries where entry.position.log == year {
            extent.add(entry.type, entry.purpose, from: entry.at, until: entry.at)
            found.formUnion(entry.parts.compactMap(\.holder.person).filter(restrained.contains))
        }
        extent.restrained = found.count
        state.rows.know(extent, ofLog: year)
    }

    /// The year goes with the entry that says so.
    func prune(_ year: Int, _ state: inout State) {
        state.entries.removeAll { $0.position.log == year }
        state.hashes[year] = nil
        state.closed = state.closed.map { log in
            guard log.year == year else { return log }
            return ClosedLog(
                year: year, size: log.size, root: log.root, checkpoint: log.checkpoint, isPruned: true)
        }
    }
}
