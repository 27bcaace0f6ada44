import Catalogue
import Core
import Disclosure
import Ledger

/// A gateway that remembers nothing: whatever was told before, the source is asked again.
struct WithoutCache: FactSource {
    let facts: any FactSource

    func usable(for need: FactNeed) async throws(LedgerError) -> [FactAtHand] { [] }
    func stopgaps(for need: FactNeed) async throws(LedgerError) -> [FactAtHand] { [] }

    func plan(_ attributes: [AttributeID], for need: FactNeed) async -> FetchPlan {
        await facts.plan(attributes, for: need)
    }

    func fetch(
        _ plan: FetchPlan, for need: FactNeed,
        mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool,
        mayInscribe: @escaping @Sendable (Inscription) async -> Bool
    ) async -> [FetchedCall] {
        await facts.fetch(plan, for: need, mayRetry: mayRetry, mayInscribe: mayInscribe)
    }

    func release(_ plan: FetchPlan, for need: FactNeed) async { await facts.release(plan, for: need) }

    func keeping(
        _ fetched: [FetchedCall], for need: FactNeed, interest: Interest?
    ) async throws(LedgerError) -> Keeping { .nothing }

    func changed(
        by keeping: Keeping, of person: SubjectRef, among purposes: [Purpose]
    ) async throws(LedgerError) -> [String] { [] }
    func committed(_ keeping: Keeping, for person: SubjectRef, interest: Interest) {}
    func held(_ facts: [Identifier], of person: SubjectRef, interest: Interest) {}
    func forget(_ person: SubjectRef) {}
    func numbers(of person: SubjectRef, under titles: [Authorisation]) async throws(LedgerError) -> [Identifier] { [] }
    func kept(_ attribute: AttributeID, of person: SubjectRef) async throws(LedgerError) -> [Identifier] { [] }
    func inputs(behind fact: Fact) -> Set<AttributeID> { [] }
    func inventory(of person: SubjectRef) async throws(LedgerError) -> [HeldFact] { [] }
}
