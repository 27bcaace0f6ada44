package import Catalogue
package import Core
package import Ledger

/// Which facts, how fresh, for whom: implemented by OnlyOnce.
package protocol FactSource: Sendable {
    /// The kept facts that this purpose may use for this day without asking anyone (law 4).
    func usable(for need: FactNeed) async throws(LedgerError) -> [FactAtHand]
    /// The kept facts that the purpose lets serve while their sources stay away: older ones, with what it says of that.
    func stopgaps(for need: FactNeed) async throws(LedgerError) -> [FactAtHand]
    func plan(_ attributes: [AttributeID], for need: FactNeed) async -> FetchPlan
    /// Carries a plan out; `mayRetry` records a further attempt before it is made, and says no when it may not be;
    /// `mayInscribe` likewise what a source is to note first.
    func fetch(
        _ plan: FetchPlan, for need: FactNeed,
        mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool,
        mayInscribe: @escaping @Sendable (Inscription) async -> Bool
    ) async -> [FetchedCall]
    func release(_ plan: FetchPlan, for need: FactNeed) async
    /// Seals what may be kept under this interest.
    func keeping(_ fetched: [FetchedCall], for need: FactNeed, interest: Interest?) async throws(LedgerError) -> Keeping
    /// The purposes for which what is about to be kept takes the place of something else: their answers may be other.
    func changed(
        by keeping: Keeping, of person: SubjectRef, among purposes: [Purpose]
    ) async throws(LedgerError) -> [String]
    /// Fills memory, after the commit that kept the facts.
    func committed(_ keeping: Keeping, for person: SubjectRef, interest: Interest)
    /// Adds an interest in facts that are kept already.
    func held(_ facts: [Identifier], of person: SubjectRef, interest: Interest)
    /// The kept numbers of a person under titles that let what is followed up be asked again.
    func numbers(of person: SubjectRef, under titles: [Authorisation]) async throws(LedgerError) -> [Identifier]
    /// Clears a person from memory at once.
    func forget(_ person: SubjectRef)
    /// The attributes that went into the question for a fact, and into the questions for those.
    func inputs(behind fact: Fact) -> Set<AttributeID>
    /// The kept facts of one attribute of a person, and those that were asked for with it.
    func kept(_ attribute: AttributeID, of person: SubjectRef) async throws(LedgerError) -> [Identifier]
    /// What is kept of a person, by name, and for which purposes; no values.
    func inventory(of person: SubjectRef) async throws(LedgerError) -> [HeldFact]
}
