import Catalogue
import Core
import Disclosure
import Ledger

/// A fact source that has one resident's facts at once, but for those whom its outage hits, and keeps nothing.
struct PlainFacts: FactSource {
    private static let service = "GeefPersoon-02.02"
    private static let values: [AttributeID: Value] = [
        "residence.municipality": .code("41999"), "residence.kind": .code("mainResidence"),
        "person.fileMunicipality": .code("44021"),
        "status.BIM_BVT": .boolean(true), "status.BIM_BVT_IN_FAMILY": .boolean(false),
    ]

    let clock: WallClock
    var outage = Outage()
    /// Whom else each answer speaks of.
    var members: [INSZ] = []

    func usable(for need: FactNeed) async throws(LedgerError) -> [FactAtHand] { [] }

    func stopgaps(for need: FactNeed) async throws(LedgerError) -> [FactAtHand] { [] }

    func plan(_ attributes: [AttributeID], for need: FactNeed) async -> FetchPlan {
        var calls: [CallRecord] = []
        var asked: [[AttributeID]] = []
        for title in need.purpose.adoption.authorisations {
            let covered = attributes.filter { title.attributes.contains($0) }
            guard !covered.isEmpty else { continue }
            calls.append(
                CallRecord(
                    service: Self.service, source: title.source, authorisation: title.number,
                    finality: title.finality.text, reference: "ref-\(calls.count)"))
            asked.append(covered)
        }
        return FetchPlan(calls: calls, attributes: asked, rounds: calls.map { _ in 0 }, unreachable: [])
    }

    func fetch(
        _ plan: FetchPlan, for need: FactNeed,
        mayRetry: @escaping @Sendable (_ service: String, _ attempt: Int) async -> Bool,
        mayInscribe: @escaping @Sendable (Inscription) async -> Bool
    ) async -> [FetchedCall] {
        if outage.hits(need.number) { return away(plan) }
        return zip(plan.calls, plan.attributes).map { call, attributes in
            let title = need.purpose.adoption.authorisations.first { $0.number == call.authorisation }
            let facts = attributes.compactMap { attribute -> Fact? in
                guard let value = Self.values[attribute], let title else { return nil }
                return Fact(
                    attribute: attribute, content: .value(value),
                    provenance: Provenance(
                        source: call.source, service: call.service, mapping: "00", finality: title.finality,
                        reference: call.reference, retrievedAt: clock.now, referenceDate: need.referenceDate))
            }
            return FetchedCall(
                ending: CallEnding(
                    service: call.service, status: .ok, code: "", attempts: 1, reference: call.reference),
                attributes: attributes, facts: facts, members: members, unavailability: nil)
        }
    }

    /// What comes of a plan while the source is down.
    private func away(_ plan: FetchPlan) -> [FetchedCall] {
        zip(plan.calls, plan.attributes).map { call, attributes in
            FetchedCall(
                ending: CallEnding(
                    service: call.service, status: .unavailable, code: "", attempts: 1, reference: call.reference),
                attributes: attributes, facts: [], members: [],
                unavailability: Unavailability(.sourceDown, retryAt: clock.now.adding(seconds: 60)))
        }
    }

    func release(_ plan: FetchPlan, for need: FactNeed) async {}
    func keeping(
        _ fetched: [FetchedCall], for need: FactNeed, interest: Interest?
    ) async throws(LedgerError) -> Keeping { .nothing }
    func changed(
        by keeping: Keeping, of person: SubjectRef, among purposes: [Purpose]
    ) async throws(LedgerError) -> [String] { [] }
    func committed(_ keeping: Keeping, for person: SubjectRef, interest: Interest) {}
    func held(_ facts: [Identifier], of person: SubjectRef, interest: Interest) {}
    func numbers(of person: SubjectRef, under titles: [Authorisation]) async throws(LedgerError) -> [Identifier] { [] }
    func inputs(behind fact: Fact) -> Set<AttributeID> { [] }
    func forget(_ person: SubjectRef) {}
    func kept(_ attribute: AttributeID, of person: SubjectRef) async throws(LedgerError) -> [Identifier] { [] }
    func inventory(of person: SubjectRef) async throws(LedgerError) -> [HeldFact] { [] }
}
