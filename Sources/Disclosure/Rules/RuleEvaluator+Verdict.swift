internal import Catalogue
internal import Core

extension RuleEvaluator {
    /// The truth of a rule: yes or no only if it holds in every completion of what is unknown.
    func verdict(_ rule: Rule, in scope: Scope) -> Kleene {
        switch rule {
        case .all(let rules):
            var verdict = Kleene.yes
            for rule in rules {
                verdict = verdict.and(self.verdict(rule, in: scope))
                if verdict == .no { return .no }
            }
            return verdict
        case .any(let rules):
            var verdict = Kleene.no
            for rule in rules {
                verdict = verdict.or(self.verdict(rule, in: scope))
                if verdict == .yes { return .yes }
            }
            return verdict
        case .not(let rule):
            return verdict(rule, in: scope).negated
        case .holds(let attribute):
            switch reading(attribute, in: scope) {
            case .value(.boolean(let value), _): return Kleene(value)
            case .value: return .unknown(.anomaly)
            case .gap(let gap): return .unknown(gap)
            }
        case .compare(let left, let comparison, let right):
            return quantity(left, in: scope).compared(comparison, to: quantity(right, in: scope))
        case .isOne(let attribute, let options):
            switch reading(attribute, in: scope) {
            case .value(.code(let value), _), .value(.text(let value), _): return Kleene(options.contains(value))
            case .value: return .unknown(.anomaly)
            case .gap(let gap): return .unknown(gap)
            }
        case .exists(let attribute, let condition):
            let count = count(attribute, where: condition, in: scope)
            return count.compared(.atLeast, to: .measured(.number, Bounds(1)))
        case .current(let from, let until): return isCurrent(from: from, until: until, in: scope)
        }
    }

    func quantity(_ term: Term, in scope: Scope) -> Quantity {
        switch term {
        case .attribute(let attribute):
            switch reading(attribute, in: scope) {
            case .value(let value, _): return Quantity(value)
            case .gap(let gap): return .unknown(gap)
            }
        case .parameter(let name):
            // A parameter that is not in force at this date is a mistake in the adoption, never a no.
            return parameters[name].map(Quantity.init) ?? .unknown(.anomaly)
        case .constant(let value): return Quantity(value)
        case .count(let attribute, let condition): return count(attribute, where: condition, in: scope)
        case .sum(let attribute, let field): return sum(attribute, field: field, in: scope)
        case .age(let attribute):
            switch reading(attribute, in: scope) {
            case .value(.date(let date), _): return age(date)
            case .value: return .unknown(.anomaly)
            case .gap(let gap): return .unknown(gap)
            }
        case .plus(let terms): return total(of: terms, in: scope)
        case .times(let left, let right): return quantity(left, in: scope).multiplied(by: quantity(right, in: scope))
        case .between(let least, let most):
            return quantity(least, in: scope).ranging(to: most.map { quantity($0, in: scope) })
        }
    }

    private func age(_ birth: PartialDate) -> Quantity {
        let least = PartialDate(birth.latest).age(at: referenceDate).map { Int64($0) }
        let most = PartialDate(birth.earliest).age(at: referenceDate).map { Int64($0) }
        return .measured(.number, Bounds(lower: least, upper: most, gap: least == most ? nil : .partial))
    }

    /// From the elements that surely satisfy the condition to those that may; without an upper bound where some miss.
    private func count(_ attribute: AttributeID, where condition: Rule?, in scope: Scope) -> Quantity {
        switch elements(attribute, in: scope) {
        case .failure(let gap): return .unknown(gap)
        case .success(let elements, let missing):
            var (lower, upper): (Int64, Int64) = (0, 0)
            var gap = missing
            for element in elements {
                let verdict =
                    condition.map { self.verdict($0, in: Scope(trust: scope.trust, element: element)) } ?? .yes
                switch verdict {
                case .yes:
                    lower += 1
                    upper += 1
                case .no: continue
                case .unknown(let cause):
                    upper += 1
                    gap = cause.joined(with: gap)
                }
            }
            return .measured(.number, Bounds(lower: lower, upper: missing == nil ? upper : nil, gap: gap))
        }
    }

    /// A missing element may be negative as well: then nothing is known of the sum.
    private func sum(_ attribute: AttributeID, field: String, in scope: Scope) -> Quantity {
        switch elements(attribute, in: scope) {
        case .failure(let gap): return .unknown(gap)
        case .success(let elements, let missing):
            if let missing { return .unknown(missing) }
            var unit = Quantity.Unit.numberOrCents
            var total: Bounds? = Bounds(0)
            var gap: Gap?
            for element in elements {
                let scope = Scope(trust: scope.trust, element: element)
                switch quantity(.attribute(AttributeID(field)), in: scope) {
                case .measured(let next, let bounds) where next != .day && next.isSame(as: unit):
                    unit = next
                    total = total?.adding(bounds)
                case .unknown(let cause): gap = cause.joined(with: gap)
                case .measured, .exact: gap = Gap.anomaly.joined(with: gap)
                }
            }
            if let gap { return .unknown(gap) }
            return total.map { .measured(unit, $0) } ?? .unknown(.anomaly)
        }
    }

    private enum Elements {
        case success([Value], missing: Gap?)
        case failure(Gap)
    }

    private func elements(_ attribute: AttributeID, in scope: Scope) -> Elements {
        switch reading(attribute, in: scope) {
        case .value(.list(let values), let missing): .success(values, missing: missing)
        case .value: .failure(.anomaly)
        case .gap(let gap): .failure(gap)
        }
    }
}
