package import Catalogue
package import Core

/// Derives the answers of a purpose from facts, for one reference date.
///
/// Unknown is not no (law 5): a rule is first read on firm facts alone, with partial, older and doubtful ones as unknown.
/// Only for a yes are those read too: a no that needs them becomes unknown, a yes that needs doubtful ones is marked.
package struct RuleEvaluator: Sendable {
    let facts: [AttributeID: Fact]
    let unavailable: [AttributeID: Unavailability]
    /// What is older than was asked.
    let older: Set<AttributeID>
    /// What somebody contests: read as what a source doubts, and told as such.
    let contested: Set<AttributeID>
    let parameters: [String: Value]
    let referenceDate: CalendarDate
    private let hasWeakFacts: Bool

    /// - Parameters:
    ///   - facts: What the sources told, *absent* and *withheld* included.
    ///   - unavailable: Why an attribute has no fact. Beside a partial fact: when the missing sources can be asked again.
    ///   - parameters: The values in force at the reference date.
    package init(
        facts: [AttributeID: Fact], unavailable: [AttributeID: Unavailability] = [:],
        older: Set<AttributeID> = [], contested: Set<AttributeID> = [], parameters: [String: Value] = [:],
        referenceDate: CalendarDate
    ) {
        self.facts = facts
        self.unavailable = unavailable
        self.older = older
        self.contested = contested
        self.parameters = parameters
        self.referenceDate = referenceDate
        hasWeakFacts =
            !older.isEmpty || !contested.isEmpty
            || facts.values.contains { $0.isDoubtful || !$0.missingSources.isEmpty }
    }

    /// For a purpose: its parameters at the reference date, and its unconnected attributes.
    package init(
        purpose: Purpose, facts: [AttributeID: Fact], unavailable: [AttributeID: Unavailability] = [:],
        older: Set<AttributeID> = [], contested: Set<AttributeID> = [], referenceDate: CalendarDate
    ) {
        var parameters: [String: Value] = [:]
        for name in purpose.adoption.parameters.keys {
            parameters[name] = purpose.parameter(name, at: referenceDate)
        }
        var reasons = unavailable
        for attribute in purpose.template.notConnected where facts[attribute] == nil && reasons[attribute] == nil {
            reasons[attribute] = Unavailability(.notConnected)
        }
        self.init(
            facts: facts, unavailable: reasons, older: older, contested: contested, parameters: parameters,
            referenceDate: referenceDate)
    }

    package func answer(_ answer: Answer) -> DerivedAnswer {
        switch answer.form {
        case .rule(let rule):
            let (verdict, isDoubtful) = decide(rule)
            switch verdict {
            case .yes: return DerivedAnswer(.value(.boolean(true)), isDoubtful: isDoubtful)
            case .no: return DerivedAnswer(.value(.boolean(false)))
            case .unknown(let gap): return DerivedAnswer(gap.state)
            }
        case .category(let categories, let otherwise):
            for category in categories {
                let (verdict, isDoubtful) = decide(category.rule)
                switch verdict {
                case .yes: return DerivedAnswer(.value(.code(category.name)), isDoubtful: isDoubtful)
                case .no: continue
                case .unknown(let gap): return DerivedAnswer(gap.state)
                }
            }
            return DerivedAnswer(.value(.code(otherwise)))
        case .number(let term):
            return number(term)
        }
    }

    /// The state of an attribute that a purpose gives as it is.
    ///
    /// A list that lacks sources is not given: it would read as the whole.
    package func attribute(_ id: AttributeID) -> DerivedAnswer {
        switch reading(id, trust: .all) {
        case .gap(let gap): return DerivedAnswer(gap.state)
        case .value(_, let missing?): return DerivedAnswer(missing.state)
        case .value(let value, nil): return DerivedAnswer(.value(value), isDoubtful: isDoubtful(id))
        }
    }

    /// Whether the source doubts what it tells of an attribute, or somebody contests it.
    func isDoubtful(_ id: AttributeID) -> Bool { facts[id]?.isDoubtful == true || contested.contains(id) }

    /// The verdict, and whether a yes rests on doubtful facts.
    private func decide(_ rule: Rule) -> (verdict: Kleene, isDoubtful: Bool) {
        let firm = verdict(rule, in: Scope(trust: .firm))
        guard hasWeakFacts, case .unknown(let gap) = firm else { return (firm, false) }
        if verdict(rule, in: Scope(trust: .undoubted)) == .yes { return (.yes, false) }
        switch verdict(rule, in: Scope(trust: .all)) {
        case .yes: return (.yes, true)
        case .no: return (.unknown(gap), false)
        case .unknown(let gap): return (.unknown(gap), false)
        }
    }

    private func number(_ term: Term) -> DerivedAnswer {
        let firm = quantity(term, in: Scope(trust: .firm))
        if let value = Self.value(firm) { return DerivedAnswer(.value(value)) }
        if !older.isEmpty, let value = Self.value(quantity(term, in: Scope(trust: .undoubted))) {
            return DerivedAnswer(.value(value))
        }
        let full = hasWeakFacts ? quantity(term, in: Scope(trust: .all)) : firm
        if let value = Self.value(full) { return DerivedAnswer(.value(value), isDoubtful: true) }
        switch full {
        case .unknown(let gap): return DerivedAnswer(gap.state)
        case .measured(_, let bounds): return DerivedAnswer((bounds.gap ?? .anomaly).state)
        case .exact: return DerivedAnswer(Gap.anomaly.state)
        }
    }

    private static func value(_ quantity: Quantity) -> Value? {
        switch quantity {
        case .measured(.number, let bounds), .measured(.numberOrCents, let bounds): bounds.value.map(Value.integer)
        case .measured(.cents, let bounds): bounds.value.map(Value.cents)
        default: nil
        }
    }
}
