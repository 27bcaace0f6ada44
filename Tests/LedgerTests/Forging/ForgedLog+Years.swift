import Core
import Doubles
import Ledger
import MerkleLog

extension ForgedLog {
    /// Closes the log of a year, and opens the next with the registrations and purposes that it carries.
    ///
    /// - Parameter cited: What the new log says of how the old one ended; the truth where none is given.
    func turn(citing cited: String? = nil) async throws {
        let note = try await checkpoint()
        let last = try Checkpoint(text: try SignedNote(parsing: Array(note.utf8)).text)
        let rows = live
        clock.moveToNewYear()
        edit { state in
            state.closed.append(
                ClosedLog(year: state.year, size: last.size, root: last.root, checkpoint: note, isPruned: false))
            state.year += 1
            state.live.turn()
        }
        for act in LogOpening.acts(year: year, after: last, carrying: rows, at: clock.now) {
            guard case .logOpened(let opening) = act, let cited else {
                try await append(act)
                continue
            }
            try await append(.logOpened(LogOpening(year: opening.year, previousCheckpoint: cited)))
        }
    }

    /// Takes the row of a consent over from the log before, as it is or as a forger says it was.
    @discardableResult
    func carry(
        _ consent: Identifier, as change: ((ConsentRow) -> ConsentRow)? = nil, from place: Position? = nil
    ) async throws -> Position? {
        var position: Position?
        for carrying in live.uncarried(naming: [.consent(consent)], at: clock.now) {
            let rows = carrying.rows.map { carried -> CarriedRow in
                guard case .consent(let row) = carried.row else { return carried }
                return CarriedRow(row: .consent(change?(row) ?? row), made: place ?? carried.made)
            }
            position = try await append(
                Carrying(person: carrying.person, entryClass: carrying.entryClass, rows: rows).act
            ).position
        }
        return position
    }

    /// What is left of the earlier years once they are pruned.
    func prune() {
        edit { state in
            state.closed = state.closed.map { log in
                ClosedLog(
                    year: log.year, size: log.size, root: log.root, checkpoint: log.checkpoint, isPruned: true)
            }
            state.entries.removeAll { $0.position.log < state.year }
        }
    }

    /// Replaces the key of the log, as a gateway does.
    func rotate() async throws {
        let rotation = try await keys.rotate(.log, master: nil, next: nil, by: SampleController.officer)
        try await append(.keyRotated(rotation))
    }
}
