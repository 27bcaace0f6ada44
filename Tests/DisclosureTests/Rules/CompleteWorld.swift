import Catalogue
import Core

/// The plain truth of a rule where everything is known: the model that the evaluator is held against.
struct CompleteWorld {
    let values: [AttributeID: Value]
    let day: CalendarDate
    /// How far above its least what lies between two terms is.
    var excess = 0

    func isTrue(_ rule: Rule) -> Bool {
        switch rule {
        case .all(let rules): return rules.allSatisfy(isTrue)
        case .any(let rules): return rules.contains(where: isTrue)
        case .not(let rule): return !isTrue(rule)
        case .holds(let name): return values[name] == .boolean(true)
        case .isOne(let name, let options): return options.contains { values[name] == .code($0) }
        case .exists(let name, let rule): return elements(name).contains { $0.isTrue(rule) }
        case .current(let from, let until):
            let end = values[until].map(number) ?? .max
            return number(values[from]) <= day.daysSince1970 && day.daysSince1970 <= end
        case .compare(let left, let comparison, let right):
            let (left, right) = (number(left), number(right))
            switch comparison {
            case .equal: return left == right
            case .less: return left < right
            case .atMost: return left <= right
            case .more: return left > right
            case .atLeast: return left >= right
            }
        }
    }

    private func elements(_ name: AttributeID) -> [CompleteWorld] {
        guard case .list(let items)? = values[name] else { return [] }
        return items.compactMap { item in
            guard case .record(let fields) = item else { return nil }
            let named = fields.map { (AttributeID($0.key), $0.value) }
            return CompleteWorld(values: Dictionary(named) { first, _ in first }, day: day)
        }
    }

    private func number(_ term: Term) -> Int {
        switch term {
        case .attribute(let name): number(values[name])
        case .constant(let value): number(value)
        case .count(let name, let rule): elements(name).filter { element in rule.map(element.isTrue) ?? true }.count
        case .sum(let name, let field): elements(name).reduce(0) { $0 + $1.number($1.values[AttributeID(field)]) }
        case .age(let name):
            if case .date(let date)? = values[name] { date.age(at: day) ?? .min } else { .min }
        case .plus(let terms): terms.reduce(0) { $0 + number($1) }
        case .times(let left, let right): number(left) * number(right)
        case .between(let least, let most): min(number(least) + excess, most.map(number) ?? .max)
        case .parameter: .min
        }
    }

    private func number(_ value: Value?) -> Int {
        switch value {
        case .integer(let number)?: Int(number)
        case .date(let date)?: date.earliest.daysSince1970
        default: .min
        }
    }
}
