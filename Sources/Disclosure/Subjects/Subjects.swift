package import Core
package import Ledger

/// From a national number to the controller's ref, and nothing back.
///
/// The keyed alias is the only trace of a number.
package final class Subjects: Sendable {
    private let storage: any LedgerStorage
    private let keys: any KeyStorage

    package init(storage: any LedgerStorage, keys: any KeyStorage) {
        self.storage = storage
        self.keys = keys
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
        try await storage.subject(alias: keys.controllerKeys.alias(of: number), create: create)
    }
}
