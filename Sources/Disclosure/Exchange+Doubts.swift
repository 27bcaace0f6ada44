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
            let marks = marks(of: doubts, on: gathered.facts)
            let outputs = Derivation.outputs(
                of: standing.purpose, wanted: standing.request.outputs, facts: gathered.facts,
                unavailable: gathered.unavailable, fromCache: gathered.fromCache, older: gathered.older,
                doubts: marks, referenceDate: standing.day,
                validUntil: standing.validUntil(today: journal.clock.today))
            let disclosed = try await disclose(
                standing, outputs + told.outputs(contested: marks), gathered, doubts: doubts.map(\.id),
                tellings: told.used)
            guard case .refused(let refusal) = disclosed, refusal.rule == .doubtsChanged, attempts < Self.most else {
                return disclosed
            }
            let ref = standing.purpose.ref
            let rows = try await journal.storage.rows([.purpose(id: ref.id, version: ref.version)])
            doubts = self.doubts(about: standing.person, standing.purpose, in: rows)
        }
    }

    /// The marks by attribute: of what is contested, and of what a source was asked for with it.
    private func marks(of doubts: [StandingDoubt], on facts: [Fact]) -> [AttributeID: DoubtMark] {
        let contested = doubts.marks
        guard !contested.isEmpty else { return [:] }
        return facts.reduce(into: contested) { marks, fact in
            for input in self.facts.inputs(behind: fact) {
                guard let mark = contested[input] else { continue }
                marks[fact.attribute] = mark.joined(with: marks[fact.attribute])
            }
        }
    }

    /// What is contested of what a purpose reads, now.
    func doubts(about person: SubjectRef, _ purpose: Purpose, in rows: Rows) -> [StandingDoubt] {
        rows.doubts(
            about: person, read: rows.purpose(purpose.ref.id, purpose.ref.version)?.terms, at: journal.clock.now)
    }
}
