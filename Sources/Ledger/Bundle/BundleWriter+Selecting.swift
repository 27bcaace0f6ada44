import Core
import MerkleLog

extension BundleWriter {
    /// Opens what the scope covers, in order.
    func select(_ selection: inout BundleSelection, in log: Log) async throws(LedgerError) {
        var next = log.start
        while UInt64(next.seq) < log.head.size {
            let entries = try await journal.storage.entries(
                from: next, limit: min(Self.run, Int(log.head.size) - Int(next.seq)))
            guard let last = entries.last else { break }
            for entry in entries where selection.scope.covers(entry) {
                selection.take(entry, try await journal.open(entry))
            }
            next = Position(log: next.log, seq: last.position.seq + 1)
        }
    }

    /// What binds logs and keys to each other, and says nothing of anyone: openings and rotations.
    func bind(_ selection: inout BundleSelection, _ logs: [Log], _ keys: BundleKeys) async throws(LedgerError) {
        for log in logs where !log.isPruned {
            let rotations = keys.rotations(in: log).map { Position(log: log.year, seq: $0.seq) }
            for position in (logs.count > 1 ? [log.start] : []) + rotations {
                try await take(position, into: &selection, in: logs)
            }
        }
    }

    /// What entries in scope cite, and what became of it: also where that is another year's.
    func follow(_ selection: inout BundleSelection, in logs: [Log]) async throws(LedgerError) {
        var persons: Set<SubjectRef> = []
        var known = -1
        // What is found may cite more: a consent that was carried leads to the entry that gave it.
        while known != selection.count || persons != selection.persons {
            known = selection.count
            for id in selection.cited {
                guard let position = try await journal.storage.position(of: id) else { continue }
                try await take(position, into: &selection, in: logs)
            }
            for position in selection.carried { try await take(position, into: &selection, in: logs) }
            persons = selection.persons
            for person in persons { try await follow(person, &selection, in: logs) }
        }
    }

    private func take(
        _ position: Position, into selection: inout BundleSelection, in logs: [Log]
    ) async throws(LedgerError) {
        guard !selection.holds(position), holds(position, logs),
            let entry = try await journal.storage.entry(at: position)
        else { return }
        selection.take(entry, try await journal.open(entry))
    }

    private func follow(
        _ person: SubjectRef, _ selection: inout BundleSelection, in logs: [Log]
    ) async throws(LedgerError) {
        var query = EntryQuery(person: person, types: BundleSelection.following, limit: 500)
        while true {
            let entries = try await journal.storage.entries(query)
            for entry in entries where holds(entry.position, logs) && !selection.holds(entry) {
                let parts = try await journal.open(entry)
                if selection.isCited(entry, parts) { selection.take(entry, parts) }
            }
            guard entries.count == query.limit, let last = entries.last else { break }
            query.before = last.position
        }
    }

    private func holds(_ position: Position, _ logs: [Log]) -> Bool {
        logs.contains { !$0.isPruned && $0.year == position.log && UInt64(position.seq) < $0.head.size }
    }
}
