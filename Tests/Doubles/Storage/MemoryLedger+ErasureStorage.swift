package import Core
package import Ledger
import Synchronization

extension MemoryLedger: ErasureStorage {
    package func classes(of subject: SubjectRef) async throws(LedgerError) -> [KeyClass] {
        (keys as? MemoryKeys)?.classes(of: subject) ?? []
    }

    package func person(behind key: [UInt8]) async throws(LedgerError) -> SubjectRef? {
        (keys as? MemoryKeys)?.holder(of: key)?.subject
    }

    package func extent(
        of subject: SubjectRef, _ keyClass: KeyClass
    ) async throws(LedgerError) -> ErasureExtent {
        let id = keys.controllerKeys.keyID(of: subject, keyClass)
        guard let version = (keys as? MemoryKeys)?.holder(of: id)?.version else {
            return ErasureExtent(key: nil, parts: 0, facts: 0, newest: nil)
        }
        let found = hanging(on: subject, keyClass)
        return ErasureExtent(
            key: ErasedKey(id: id, through: version), parts: found.parts.count,
            facts: found.dropped.count(where: \.kind.isKept), represents: found.represents, newest: found.newest)
    }

    package func destroy(_ erasure: ErasureRow) async throws(LedgerError) -> ErasureOutcome {
        guard let outcome = try await preview(erasure), let keys = keys as? MemoryKeys,
            let holder = keys.holder(of: erasure.key)
        else { throw LedgerError(.keyMissing, "there is no key to erase") }
        keys.erase(holder.subject, holder.keyClass)
        state.withLock { state in
            let aliases = state.aliases.filter { $0.value == holder.subject }.map(\.key)
            state.tasks.forget(Set(aliases))
        }
        return outcome
    }

    package func preview(_ erasure: ErasureRow) async throws(LedgerError) -> ErasureOutcome? {
        guard let holder = (keys as? MemoryKeys)?.holder(of: erasure.key) else { return nil }
        let found = hanging(on: holder.subject, holder.keyClass)
        return ErasureOutcome(
            plan: erasure.id, keyClass: erasure.keyClass, keys: [ErasedKey(id: erasure.key, through: holder.version)],
            parts: found.parts, dropped: found.dropped, left: [], represents: found.represents)
    }

    package func finish(_ plan: Identifier) async throws(LedgerError) {}

    package func unfinished() async throws(LedgerError) -> [ErasureRow] { [] }

    private func hanging(
        on subject: SubjectRef, _ keyClass: KeyClass
    ) -> (parts: [PartPlace], dropped: [RowName], represents: Int, newest: Instant?) {
        state.withLock { state in
            var parts: [PartPlace] = []
            var made: Set<Identifier> = []
            var represents = 0
            var newest: Instant?
            for entry in state.entries where KeyClass(of: entry.type, at: entry.at) == keyClass {
                for (index, part) in entry.parts.enumerated() where part.holder.person == subject {
                    parts.append(PartPlace(position: entry.position, part: index))
                    if index == 0 { made.insert(entry.id) }
                    if case .representative = part.holder { represents += 1 }
                    newest = entry.at
                }
            }
            let rows = state.rows.settled
            let consents = rows.consents.keys.filter(made.contains).map { RowName(.consent, $0) }
            let consultations = rows.consultations.keys.filter(made.contains).map { RowName(.consultation, $0) }
            let links = rows.links.keys.filter(made.contains).map { RowName(.link, $0) }
            let facts = rows.facts.values.filter { $0.person == subject }.map { RowName(.fact, $0.id) }
            let goesToo = keyClass == .told || keyClass == .consent
            let tellings = rows.tellings.values.filter { goesToo && $0.person == subject }
                .map { RowName(.telling, $0.id) }
            return (parts, consents + consultations + links + facts + tellings, represents, newest)
        }
    }
}
