import Catalogue
import Core
package import Ledger

/// Takes down what has ended by itself, so that what it kept goes, and takes over what a narrower version may.
///
/// Nothing waits for it: an ended consent permits nothing, swept or not.
package struct ConsentSweep: Sendable {
    private static let run = 500

    private let journal: Journal
    private let facts: any FactSource

    package init(journal: Journal, facts: any FactSource) {
        self.journal = journal
        self.facts = facts
    }

    /// How many expired, and how many go on under a new version.
    package struct Done: Hashable, Sendable {
        package var expired = 0
        package var carried = 0

        package init() {}
    }

    /// Goes through every consent that stands, a run at a time; each entry is judged on its own.
    package func run() async throws(DisclosureError) -> Done {
        do {
            var done = Done()
            var last: Identifier?
            while true {
                let rows = try await journal.storage.standingConsents(after: last, limit: Self.run)
                guard let end = rows.last else { return done }
                let registry = try await journal.storage.rows([])
                for row in rows { try await sweep(row, registry, &done) }
                last = end.id
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// How many a run would take down or over now; it changes nothing.
    func due() async throws(DisclosureError) -> Int {
        do {
            var due = 0
            var last: Identifier?
            while true {
                let rows = try await journal.storage.standingConsents(after: last, limit: Self.run)
                guard let end = rows.last else { return due }
                let registry = try await journal.storage.rows([])
                for row in rows {
                    guard let version = registry.purpose(row.purpose, row.version) else { continue }
                    let causes = row.expiry(under: version, at: journal.clock.now)
                    // Words that are no longer in force end a consent only where others are.
                    if causes.contains(where: { $0 != .notice })
                        || (!causes.isEmpty && registry.activePurpose(row.purpose) != nil)
                    {
                        due += 1
                    }
                }
                last = end.id
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func sweep(_ row: ConsentRow, _ registry: Rows, _ done: inout Done) async throws(LedgerError) {
        guard let version = registry.purpose(row.purpose, row.version) else { return }
        let causes = row.expiry(under: version, at: journal.clock.now)
        if let cause = causes.first(where: { $0 != .notice }) {
            if try await expire(row, version, cause) { done.expired += 1 }
        } else if causes == [.notice], let active = registry.activePurpose(row.purpose) {
            // A retired purpose without another version may come back: only other words in force end a consent.
            let carrying = ConsentSupersession(person: row.person, purpose: active.ref, consent: row.id)
            if active.terms.widenings(from: version.terms).isEmpty, try await take(.consentSuperseded(carrying), row) {
                done.carried += 1
            } else if try await expire(row, version, .notice) {
                done.expired += 1
            }
        }
    }

    private func expire(
        _ row: ConsentRow, _ version: PurposeRow, _ cause: ConsentExpiry.Cause
    ) async throws(LedgerError) -> Bool {
        try await take(
            .consentExpired(
                ConsentExpiry(person: row.person, purpose: version.ref, consent: row.id, cause: cause)), row)
    }

    private func take(_ act: Act, _ row: ConsentRow) async throws(LedgerError) -> Bool {
        guard case .appended = try await journal.record(act) else { return false }
        facts.forget(row.person)
        return true
    }
}
