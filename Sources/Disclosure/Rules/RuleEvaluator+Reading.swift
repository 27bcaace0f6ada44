internal import Catalogue
internal import Core

extension RuleEvaluator {
    /// Where attributes are looked up: among the facts, or in one element of a collection.
    struct Scope {
        let trust: Trust
        let element: Value?

        init(trust: Trust, element: Value? = nil) {
            self.trust = trust
            self.element = element
        }
    }

    /// An attribute as it can be used; `missing` is set on a list that may lack elements.
    enum Reading {
        case value(Value, missing: Gap?)
        case gap(Gap)
    }

    func reading(_ attribute: AttributeID, in scope: Scope) -> Reading {
        guard let element = scope.element else { return reading(attribute, trust: scope.trust) }
        switch element {
        case .record(let fields):
            // An element without the field says nothing about it: not that there is none.
            return fields[attribute.name].map { .value($0, missing: nil) } ?? .gap(.partial)
        case _ where attribute.name == Rule.elementName: return .value(element, missing: nil)
        default: return .gap(.anomaly)
        }
    }

    func reading(_ attribute: AttributeID, trust: Trust) -> Reading {
        guard let fact = facts[attribute] else {
            return .gap(.unavailable(unavailable[attribute] ?? Unavailability(.sourceHasNoRecord)))
        }
        // Withheld stands before all else: no weakness of the fact may be told of what is kept back.
        if case .withheld = fact.content { return .gap(.withheld) }
        if !trust.admitsDoubtful {
            if fact.isDoubtful { return .gap(.anomaly) }
            if contested.contains(attribute) { return .gap(.doubtful) }
        }
        let isOlder = older.contains(attribute)
        let aged = Gap.unavailable(unavailable[attribute] ?? Unavailability(.partialData))
        if isOlder, !trust.admitsOlder { return .gap(aged) }
        let isPartial = !fact.missingSources.isEmpty
        let missing = unavailable[attribute].map { Gap.unavailable($0).joined(with: .partial) } ?? .partial
        if isPartial, !trust.admitsPartial { return .gap(missing) }
        switch fact.content {
        case .withheld: return .gap(.withheld)
        // Nothing found by some of the sources, or some time ago, is no absence.
        case .absent: return .gap(isPartial ? missing : isOlder ? aged : .absent)
        case .value(let value):
            guard isPartial else { return .value(value, missing: nil) }
            switch value {
            case .list: return .value(value, missing: missing)
            // One source that says yes is enough; no other single value of some sources speaks for all.
            case .boolean(true): return .value(value, missing: nil)
            default: return .gap(missing)
            }
        }
    }
}
