internal import Catalogue
internal import Core

extension RuleEvaluator {
    /// The sum of terms of one unit; unknown as soon as one is.
    func total(of terms: [Term], in scope: Scope) -> Quantity {
        var total: Quantity?
        for term in terms {
            let next = quantity(term, in: scope)
            total = total?.adding(next) ?? next
        }
        return total ?? .unknown(.anomaly)
    }

    /// Whether the reference date lies in an interval; one that has no end is open.
    func isCurrent(from: AttributeID, until: AttributeID, in scope: Scope) -> Kleene {
        let day = Quantity(.date(PartialDate(referenceDate)))
        let hasBegun = quantity(.attribute(from), in: scope).compared(.atMost, to: day)
        return hasBegun.and(
            hasNoEnd(until, in: scope) ? .yes : day.compared(.atMost, to: quantity(.attribute(until), in: scope)))
    }

    /// An element without an end, or a source that says that there is none.
    private func hasNoEnd(_ until: AttributeID, in scope: Scope) -> Bool {
        if case .record(let fields)? = scope.element { return fields[until.name] == nil }
        guard case .gap(.absent) = reading(until, in: scope) else { return false }
        return true
    }
}
