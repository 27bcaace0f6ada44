import Catalogue
package import Core

/// The projections: what the log says now.
///
/// A live transaction holds the few rows that its proposals name; a replay holds
/// them all. Both go through ``Judge`` and ``apply(_:at:)``, so that a replay ends in the very rows that live tables have.
package struct Rows: Hashable, Sendable {
    package struct PurposeKey: Hashable, Sendable {
        package let id: String
        package let version: Int
    }

    package private(set) var purposes: [PurposeKey: PurposeRow] = [:]
    package private(set) var applications: [String: ApplicationRow] = [:]
    package private(set) var consents: [Identifier: ConsentRow] = [:]
    package private(set) var consultations: [Identifier: ConsultationRow] = [:]
    package private(set) var facts: [Identifier: FactRow] = [:]
    package private(set) var holds: [HoldKey: HoldRow] = [:]
    /// Facts and interests, each to the holds between them: a withdrawal must not read all holds.
    private var holdsOfFact: [Identifier: Set<HoldKey>] = [:]
    private var holdsOfInterest: [Identifier: Set<HoldKey>] = [:]
    private var consentsOfPerson: [SubjectRef: Set<Identifier>] = [:]

    package init() {}

    /// Puts a row in place, as loaded or as changed.
    package mutating func set(_ change: RowChange) {
        switch change {
        case .purpose(let row): purposes[PurposeKey(id: row.ref.id, version: row.ref.version)] = row
        case .application(let row): applications[row.id] = row
        case .consent(let row):
            consents[row.id] = row
            consentsOfPerson[row.person, default: []].insert(row.id)
        case .consultation(let row): consultations[row.id] = row
        case .fact(let row): facts[row.id] = row
        case .hold(let row):
            holds[row.key] = row
            holdsOfFact[row.fact, default: []].insert(row.key)
            holdsOfInterest[row.interest.id, default: []].insert(row.key)
        case .dropHold(let key):
            holds[key] = nil
            holdsOfFact[key.fact]?.remove(key)
            holdsOfInterest[key.interest]?.remove(key)
            // An empty set left behind would make equal tables unequal.
            if holdsOfFact[key.fact]?.isEmpty == true { holdsOfFact[key.fact] = nil }
            if holdsOfInterest[key.interest]?.isEmpty == true { holdsOfInterest[key.interest] = nil }
        case .dropFact(let id):
            facts[id] = nil
            holdsOfFact[id] = nil
        }
    }

    package func purpose(_ id: String, _ version: Int) -> PurposeRow? {
        purposes[PurposeKey(id: id, version: version)]
    }

    package func activePurpose(_ id: String) -> PurposeRow? {
        purposes.values.first { $0.ref.id == id && $0.isActive }
    }

    /// The consent that permits a version of a purpose now.
    ///
    /// Other words or attributes make another version, which asks again.
    package func runningConsent(
        of person: SubjectRef, purpose: String, version: Int, at instant: Instant
    ) -> ConsentRow? {
        (consentsOfPerson[person] ?? []).compactMap { consents[$0] }
            .first { $0.purpose == purpose && $0.version == version && $0.permits(at: instant) }
    }

    /// A consent that was given for some moment of this period and not withdrawn.
    package func givenConsent(
        of person: SubjectRef, purpose: String, version: Int, from: Instant, until: Instant
    ) -> ConsentRow? {
        (consentsOfPerson[person] ?? []).compactMap { consents[$0] }
            .first {
                $0.purpose == purpose && $0.version == version && $0.state.permits && $0.from <= until
                    && from <= $0.until
            }
    }

    package func hasOtherHold(on fact: Identifier, than interest: Identifier) -> Bool {
        (holdsOfFact[fact] ?? []).contains { $0.interest != interest }
    }

    package func holds(of interest: Identifier) -> [HoldKey] {
        (holdsOfInterest[interest] ?? []).sorted { $0.fact.text < $1.fact.text }
    }
}
