package import Core
package import Ledger
import Synchronization

/// From a national number to the controller's ref, and nothing back.
///
/// The keyed alias is the only trace of a number.
package final class Subjects: Sendable {
    private let storage: any LedgerStorage
    private let keys: any KeyStorage
    /// Spares a read for people asked about again; bounded, and keyed by alias so that memory holds no numbers.
    private let known = Mutex<[[UInt8]: SubjectRef]>([:])
    private let limit: Int

    package init(storage: any LedgerStorage, keys: any KeyStorage, limit: Int = 20_000) {
        self.storage = storage
        self.keys = keys
        self.limit = limit
    }

    /// The ref of a person; a first sight makes one, durable before it is returned.
    package func ref(of number: INSZ) async throws(LedgerError) -> SubjectRef {
        guard let ref = try await find(number, create: true) else { throw LedgerError(.notWritable) }
        return ref
    }

    /// The ref of a person whom this controller has met.
    package func existing(_ number: INSZ) async throws(LedgerError) -> SubjectRef? {
        try await find(number, create: false)
    }

    private func find(_ number: INSZ, create: Bool) async throws(LedgerError) -> SubjectRef? {
        let alias = keys.controllerKeys.alias(of: number)
        if let ref = known.withLock({ $0[alias] }) { return ref }
        guard let ref = try await storage.subject(alias: alias, create: create) else { return nil }
        known.withLock { known in
            if known.count >= limit { known.removeAll(keepingCapacity: true) }
            known[alias] = ref
        }
        return ref
    }
}
