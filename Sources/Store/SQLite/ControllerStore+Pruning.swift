import Core
import GRDB
package import Ledger

extension ControllerStore: PruningStorage {
    package func destroy(_ pruning: Pruned) async throws(LedgerError) {
        let year = pruning.scope.year
        points(.pruningRecorded)
        if erasures.line(ofPruning: pruning.plan) == nil {
            try erasures.append(PruningLine(pruned: pruning, at: clock.now))
        }
        points(.pruningJournaled)
        try await keys.destroyAll(.access(year: year))
        points(.pruningKeysDestroyed)
        var isLeft = true
        while isLeft {
            let result = await withCheckedContinuation { continuation in add(.prune(year: year, continuation)) }
            isLeft = try result.get()
            if isLeft { points(.pruningPieceGone) }
        }
        extents.forget(year)
        days.forgetAll()
        try await finish(pruning.plan)
    }

    package func journaled() async throws(LedgerError) -> [(pruning: Pruned, mustBeSaid: Bool)] {
        let cameBack = try await keys.unrecordedErasures()
        let known = head.current.registry.prunings
        var found: [(pruning: Pruned, mustBeSaid: Bool)] = []
        for line in erasures.prunings {
            let isSaid = known[line.pruned.plan]?.state == .performed
            // Where entries are left it was broken off; where none are, somebody put the keys back.
            let isBack = cameBack.contains(line.pruned.plan)
            let isLeft = isBack ? try await hasEntries(of: line.pruned.scope.year) : false
            found.append((line.pruned, !isSaid || (isBack && !isLeft)))
        }
        return found
    }

    /// Before anything else at opening: keys of years that the journal names go, wherever a copy still has them.
    func replayPrunedKeys() async throws(LedgerError) {
        for line in erasures.prunings {
            try await keys.destroyAll(.access(year: line.pruned.scope.year), noting: line.pruned.plan)
        }
    }

    private func hasEntries(of year: Int) async throws(LedgerError) -> Bool {
        try await read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM entries WHERE row >= ? AND row < ?)",
                arguments: [Position(log: year, seq: 0).row, Position(log: year + 1, seq: 0).row]) ?? false
        }
    }
}
