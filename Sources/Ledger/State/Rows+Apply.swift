import Catalogue
import Core

extension Rows {
    /// Carries out an event that was judged lawful, and says what changed.
    ///
    /// Pure and total: live and replay agree.
    package mutating func apply(_ event: Event, at position: Position) -> [RowChange] {
        let changes = event.act.changes(in: self, at: EntryMark(id: event.id, at: event.at, position: position))
        for change in changes { set(change, made: position) }
        if let pruning = event.act.pruning { forget(log: pruning.scope.year) }
        return changes
    }
}
