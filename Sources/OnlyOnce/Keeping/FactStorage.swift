package import Core
package import Ledger

/// Where kept facts lie; they are written by the ledger's transactions alone.
package protocol FactStorage: Sendable {
    /// The sealed facts of a person with the interests that hold them.
    func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact]
}
