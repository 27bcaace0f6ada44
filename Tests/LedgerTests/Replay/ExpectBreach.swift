import Core
import Ledger
import Testing

/// A log that is hashed and signed as it should be, and breaks a law: the verifier names the law and the entry.
func expectBreach(
    of law: Int, _ log: ForgedLog, at position: Position, _ location: SourceLocation = #_sourceLocation
) async throws {
    let verification = try await log.verified()
    let found = verification.findings.filter { $0.law == law && $0.position == position }
    #expect(!found.isEmpty, "\(verification.findings)", sourceLocation: location)
    // Nothing but laws: the bytes and the tables are in order.
    #expect(verification.findings.allSatisfy { $0.law != nil }, "\(verification.findings)", sourceLocation: location)
}
