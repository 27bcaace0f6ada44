package import Core
import GRDB
package import Ledger

extension ControllerStore: ErasureStorage {
    package func classes(of subject: SubjectRef) async throws(LedgerError) -> [KeyClass] {
        try await keys.table { table in try table.classes(of: subject) }
    }

    package func person(behind key: [UInt8]) async throws(LedgerError) -> SubjectRef? {
        try await keys.holder(of: key)?.name.subject
    }

    package func extent(
        of subject: SubjectRef, _ keyClass: KeyClass
    ) async throws(LedgerError) -> ErasureExtent {
        let id = keys.controllerKeys.keyID(of: subject, keyClass)
        let name = SubjectKeyName(subject: subject, keyClass: keyClass)
        guard let version = try await keys.holder(of: id)?.version else {
            return ErasureExtent(key: nil, parts: 0, facts: 0, newest: nil)
        }
        let found = try await read { db in try ErasureReader(db: db).hanging(on: name, through: version) }
        return ErasureExtent(
            key: ErasedKey(id: id, through: version), parts: found.parts.count,
            facts: found.dropped.count(where: \.kind.isKept), represents: found.represents, newest: found.newest)
    }

    package func preview(_ erasure: ErasureRow) async throws(LedgerError) -> ErasureOutcome? {
        guard let holder = try await keys.holder(of: erasure.key) else { return nil }
        let line = erasures.line(of: erasure.id)
        guard let version = line?.key.through ?? holder.version else { return nil }
        let found = try await read { db in try ErasureReader(db: db).hanging(on: holder.name, through: version) }
        return ErasureOutcome(
            plan: erasure.id, keyClass: erasure.keyClass, keys: [ErasedKey(id: erasure.key, through: version)],
            parts: found.parts, dropped: found.dropped, left: found.left, represents: found.represents)
    }

    package func destroy(_ erasure: ErasureRow) async throws(LedgerError) -> ErasureOutcome {
        let holder = try await keys.holder(of: erasure.key)
        let line: ErasureLine
        if let written = erasures.line(of: erasure.id) {
            line = written
        } else {
            guard let version = holder?.version else { throw LedgerError(.keyMissing, "there is no key to erase") }
            line = ErasureLine(
                erasure: erasure.id, keyClass: erasure.keyClass, key: ErasedKey(id: erasure.key, through: version),
                at: clock.now)
            try erasures.append(line)
        }
        points(.erasureJournaled)
        try await keys.destroy(line.key, for: erasure.id)
        points(.erasureKeysDestroyed)
        // The writer looks: all that was sealed with these keys is written by now, or is refused.
        var found = HangingData()
        if let holder {
            let result = await withCheckedContinuation { continuation in
                add(.extent(holder.name, through: line.key.through, continuation))
            }
            found = try result.get()
        }
        return ErasureOutcome(
            plan: erasure.id, keyClass: erasure.keyClass, keys: [line.key], parts: found.parts,
            dropped: found.dropped, left: found.left, represents: found.represents)
    }

    /// The write-ahead log is emptied, as far as no reader needs it, so that no older page of what went lies in it.
    package func finish(_ plan: Identifier) async throws(LedgerError) {
        try await keys.recorded(erasure: plan)
        _ = try? await database.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }

    package func unfinished() async throws(LedgerError) -> [ErasureRow] {
        let unrecorded = try await keys.unrecordedErasures()
        let known = head.current.registry.erasures
        return erasures.lines.compactMap { line in
            let row = known[line.erasure]
            guard row?.state != .performed || unrecorded.contains(line.erasure) else { return nil }
            return row
                ?? ErasureRow(
                    id: line.erasure, keyClass: line.keyClass, key: line.key.id, ground: .noLongerNeeded,
                    agreement: Agreement(planner: ""))
        }
    }

    /// Before anything else at opening: what the journal names is destroyed, wherever a copy still has it, and the
    /// journal must know all that log and keys say was erased.
    func replayKeys() async throws(LedgerError) {
        let lines = erasures.lines
        let performed = head.current.registry.erasures.values.filter { $0.state == .performed }
        let isLacking = performed.contains { row in !lines.contains { $0.erasure == row.id } }
        let hasErased = try await keys.hasErased()
        guard !isLacking, erasures.isThere || !hasErased else {
            throw LedgerError(.unreadable, "the erasure journal lacks what was erased; put it back in its place")
        }
        for line in lines { try await keys.destroy(line.key, for: line.erasure) }
    }
}
