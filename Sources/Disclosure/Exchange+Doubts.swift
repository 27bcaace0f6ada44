import Catalogue
import Core
import Ledger

extension Exchange {
    /// Answers are made again so often where what is contested changes under way.
    private static let most = 4

    /// Steps 7 and 8: the answers, everything not asked dropped, and their record.
    ///
    /// Its transaction sees whether what is contested is still the same; if not, the answers are made anew, and no source
    /// is asked for that.
    func tell(_ standing: Standing, _ gathered: Gathered) async throws(LedgerError) -> Disclosed {
        var doubts = standing.doubts
        let told = try await tellings.told(
            to: standing.purpose, wanted: standing.request.outputs, by: standing.person, standing)
        var attempts = 0
        while true {
            attempts += 1
            let outputs = Derivation.outputs(
                of: standing.purpose, wanted: standing.request.outputs, facts: gathered.facts,
                unavailable: gathered.unavailable, fromCache: gathered.fromCache, older: gathered.older,
                doubts: doubts.marks, referenceDate: standing.day,
                validUntil: standing.validUntil(today: journal.clock.today))
            let disclosed = try await disclose(
                standing, outputs + told.outputs, gathered, doubts: doubts.map(\.id), tellings: told.used)
            guard case .refused(let refusal) = disclosed, refusal.rule == .doubtsChanged, attempts < Self.most else {
                return disclosed
            }
            let ref = standing.purpose.ref
            let rows = try await journal.storage.rows([.purpose(id: ref.id, version: ref.version)])
            doubts = self.doubts(about: standing.person, standing.purpose, in: rows)
        }
    }

    /// What is contested of what a purpose reads, now.
    func doubts(about person: SubjectRef, _ purpose: Purpose, in rows: Rows) -> [StandingDoubt] {
        rows.doubts(
            about: person, read: rows.purpose(purpose.ref.id, purpose.ref.version)?.terms, at: journal.clock.now)
    }
}
