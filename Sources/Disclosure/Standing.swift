import Catalogue
import Core
package import Ledger

/// A request that was found permitted: who, what for, on what basis, about which day.
struct Standing: Sendable {
    let request: DisclosureRequest
    let person: SubjectRef
    let purpose: Purpose
    let basis: Basis
    let consentUntil: Instant?
    let day: CalendarDate
    let interest: Interest?

    /// An answer can be relied upon as long as the purpose says, and no longer than the consent.
    func validUntil(today: CalendarDate) -> CalendarDate {
        let byPurpose = today.adding(days: purpose.template.answerValidDays)
        guard let consentUntil else { return byPurpose }
        return min(byPurpose, BelgianCalendar.date(at: consentUntil))
    }
}

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

    /// The kept facts that a request with an interest goes on holding, where its title lets it keep.
    func holds(_ standing: Standing) -> [Identifier] {
        guard standing.interest != nil else { return [] }
        return kept.filter { standing.purpose.authorisation(for: $0.fact.attribute)?.mayKeep == true }.compactMap(\.id)
    }

    var sources: [String] { Set(facts.map(\.provenance.source)).sorted() }
}

/// What a consultation brought.
struct Fetched: Sendable {
    /// `nil` when there was nobody to ask.
    let consultation: Identifier?
    let calls: [FetchedCall]
    let unreachable: [AttributeID]
}

/// The outcome of a dry question.
package struct Checked: Sendable {
    package let refusal: Refusal?
    package let alternative: String?
    package let line: Journal.Line?
}

extension Journal.Recorded {
    var line: Journal.Line? {
        guard case .appended(let line) = self else { return nil }
        return line
    }
}
