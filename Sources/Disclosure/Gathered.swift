import Catalogue
import Core
import Ledger

/// What was found for a request: facts, their origin, and why the rest is missing.
struct Gathered: Sendable {
    private(set) var facts: [Fact]
    /// Kept facts in use.
    let kept: [FactAtHand]
    private(set) var consultations: [Identifier] = []
    private(set) var unavailable: [AttributeID: Unavailability] = [:]

    init(kept: [FactAtHand]) {
        facts = kept.map(\.fact)
        self.kept = kept
    }

    mutating func add(_ fetched: Fetched) {
        if let consultation = fetched.consultation { consultations.append(consultation) }
        for attribute in fetched.unreachable { unavailable[attribute] = Unavailability(.notConnected) }
        for call in fetched.calls {
            facts.append(contentsOf: call.facts)
            guard let why = call.unavailability else { continue }
            for attribute in call.attributes { unavailable[attribute] = why }
        }
    }

    var keptIDs: [Identifier] { kept.compactMap(\.id) }

    /// The kept facts that a request with an interest holds from now on, where its title lets it keep.
    ///
    /// A hold that this request would move by less than a day is left as it is.
    func holds(_ standing: Standing) -> [Identifier] {
        guard let interest = standing.interest else { return [] }
        return kept.filter { item in
            if let held = item.holds.first(where: { $0.id == interest.id }),
                abs(interest.until.milliseconds - held.until.milliseconds) < 86_400_000
            {
                return false
            }
            return standing.purpose.authorisation(for: item.fact.attribute)?.mayKeep(for: interest) == true
        }
        .compactMap(\.id)
    }

    var sources: [String] { Set(facts.map(\.provenance.source)).sorted() }
}
