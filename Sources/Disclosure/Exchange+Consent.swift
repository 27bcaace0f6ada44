import Catalogue
import Core
import Ledger

extension Exchange {
    /// A version that asks for no more takes a running consent over at its first use, in an entry of its own; one that
    /// asks for more asks the citizen again.
    ///
    /// `true` where a consent was taken over.
    func carryOver(
        to purpose: Purpose, of person: SubjectRef, in rows: Rows, now: Instant
    ) async throws(LedgerError) -> Bool {
        guard let version = rows.purpose(purpose.ref.id, purpose.ref.version),
            let old = rows.consentToCarry(of: person, to: version, at: now)
        else { return false }
        let carrying = ConsentSupersession(person: old.person, purpose: purpose.ref, consent: old.id)
        guard case .appended = try await journal.record(.consentSuperseded(carrying)) else { return false }
        facts.forget(person)
        return true
    }
}
