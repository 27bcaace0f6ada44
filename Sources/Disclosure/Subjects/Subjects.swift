package import Core
package import Ledger

/// From a number to the controller's ref, and nothing back.
///
/// The keyed alias is the only trace of a number.
package final class Subjects: Sendable {
    private let storage: any LedgerStorage
    private let keys: any KeyStorage

    package init(storage: any LedgerStorage, keys: any KeyStorage) {
        self.storage = storage
        self.keys = keys
    }

    /// The ref of a subject; a first sight makes one, durable before it is returned.
    package func ref(of number: SubjectNumber) async throws(LedgerError) -> SubjectRef {
        guard let ref = try await find(number, create: true) else { throw LedgerError(.notWritable) }
        return ref
    }

    package func ref(of number: INSZ) async throws(LedgerError) -> SubjectRef { try await ref(of: .person(number)) }

    /// The ref of a subject whom this controller has met.
    package func existing(_ number: SubjectNumber) async throws(LedgerError) -> SubjectRef? {
        try await find(number, create: false)
    }

    package func existing(_ number: INSZ) async throws(LedgerError) -> SubjectRef? {
        try await existing(.person(number))
    }

    private func find(_ number: SubjectNumber, create: Bool) async throws(LedgerError) -> SubjectRef? {
        try await storage.subject(alias: keys.controllerKeys.alias(of: number), create: create)
    }
}
