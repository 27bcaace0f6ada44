package import Core
import Ledger
import Synchronization

extension TaskDesk {
    /// Destroys list and results; false where there is nothing of this application's.
    package func delete(_ id: Identifier, of application: String) async throws(DisclosureError) -> Bool {
        guard try await findTold(id, application) != nil else { return false }
        try await told { () async throws(LedgerError) in try await self.destroy(id) }
        return true
    }

    /// Destroys what has passed its end, and finishes what a crash left half destroyed or a restore left without its key.
    package func clear() async throws(DisclosureError) {
        try await told { () async throws(LedgerError) in
            for task in try await self.storage.tasks() {
                let isOver = task.until < self.journal.clock.now && task.state != .running
                // A copy of the keys from before the task was made opens nothing of it.
                let isLost = try await self.storage.taskKey(task.id) == nil
                if isOver || isLost || task.state == .ending { try await self.destroy(task.id) }
            }
        }
    }

    /// The key first: from then on nothing of it can be read, however far the clearing has come.
    private func destroy(_ id: Identifier) async throws(LedgerError) {
        halted.withLock { _ = $0.insert(id) }
        let now = journal.clock.now
        _ = try await storage.move(id, from: Set(TaskState.allCases), to: .ending, until: now)
        try await storage.destroyTaskKey(id)
        keys.withLock { $0[id] = nil }
        rests.withLock { $0[id] = nil }
        readTo.withLock { $0[id] = nil }
        try await dropLines(of: id)
        try await storage.remove(id)
    }

    /// A piece at a time, so that nobody waits long for a commit.
    func dropLines(of id: Identifier) async throws(LedgerError) {
        while try await storage.dropLines(of: id, limit: Self.run) > 0 {}
    }
}
