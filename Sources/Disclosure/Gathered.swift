import Catalogue
import Core
import Ledger

/// What was found for a request: facts, their origin, and why the rest is missing.
struct Gathered: Sendable {
    private(set) var facts: [Fact]
    /// Kept facts in use.
    private(set) var kept: [FactAtHand]
    private(set) var consultations: [Identifier] = []
    private(set) var unavailable: [AttributeID: Unavailability] = [:]
    /// What serves though it is older than was asked.
    private(set) var older: [AttributeID: Lapse] = [:]
    /// Whether the request's interest has ended while a source was asked, so that it keeps nothing else either.
    private var keepsNothing = false

    init(kept: [FactAtHand]) {
        facts = kept.map(\.fact)
        self.kept = kept
    }

    /// Nothing, and why.
    init(unavailable: [AttributeID: Unavailability]) {
        (facts, kept) = ([], [])
        self.unavailable = unavailable
    }

    mutating func add(_ fetched: Fetched, for need: FactNeed) {
        if let consultation = fetched.consultation { consultations.append(consultation) }
        keepsNothing = keepsNothing || !fetched.mayKeep
        for attribute in fetched.unreachable { unavailable[attribute] = Unavailability(.notConnected) }
        for call in fetched.calls {
            facts.append(contentsOf: call.facts)
            for fact in call.facts where fact.delayDays > 0 {
                guard let asked = need.asked.days(of: fact.attribute), fact.delayDays >= asked else { continue }
                older[fact.attribute] = .sourceDelay(days: fact.delayDays)
            }
            guard let why = call.unavailability else { continue }
            for attribute in call.attributes { unavailable[attribute] = why }
        }
    }

    /// The attributes that are missing because their source stayed away.
    func away(of attributes: [AttributeID]) -> [AttributeID] {
        attributes.filter { attribute in
            unavailable[attribute]?.reason.isOfAbsence == true && !facts.contains { $0.attribute == attribute }
        }
    }

    /// Whether something is missing because its source stayed away, after all that may stand in for it.
    var isAway: Bool { !away(of: Array(unavailable.keys)).isEmpty }

    /// When the last of the sources that stayed away may be asked again.
    var retryAt: Instant? { away(of: Array(unavailable.keys)).compactMap { unavailable[$0]?.retryAt }.max() }

    /// Takes older facts in place of what did not come, as the purpose lets them serve.
    mutating func bridge(_ stopgaps: [FactAtHand], by purpose: Purpose) {
        for item in stopgaps {
            let terms = purpose.freshness(of: item.fact.attribute)
            guard let whenDown = terms.whenDown, let days = terms.longestDays else { continue }
            let end = item.fact.outlives(days: days).adding(milliseconds: -1)
            older[item.fact.attribute] = .sourceDown(ground: whenDown.ground, lastDay: BelgianCalendar.date(at: end))
            facts.append(item.fact)
            kept.append(item)
        }
    }

    var keptIDs: [Identifier] { kept.compactMap(\.id) }

    /// The attributes that came from what was kept.
    var fromCache: Set<AttributeID> { Set(kept.map(\.fact.attribute)) }

    /// The kept facts that a request with an interest holds from now on, where its title lets it keep.
    ///
    /// A hold that this request would move by less than a day is left as it is.
    func holds(_ standing: Standing) -> [Identifier] {
        guard let interest = standing.interest, !keepsNothing else { return [] }
        return kept.filter { item in
            if let held = item.holds.first(where: { $0.id == interest.id }),
                abs(interest.until.milliseconds - held.until.milliseconds) < 86_400_000
            {
                return false
            }
            return standing.purpose.keeps(item.fact.attribute, for: interest)
        }
        .compactMap(\.id)
    }

    var sources: [String] { Set(facts.map(\.provenance.source)).sorted() }
}

extension Unavailability.Reason {
    /// Whether the source gave no answer at all, so that an older one may stand in for it.
    var isOfAbsence: Bool { self == .sourceDown || self == .sourceBusy || self == .sourceFault }
}
