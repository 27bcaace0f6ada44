import Catalogue
import Core

extension CompiledMapping {
    /// The elements that can stand several times while an attribute of one value reads them as if there were one.
    ///
    /// What chooses, `first`, `only` or `current` of records, a test, says what it does with several; `join`, `list`,
    /// `count` and `exists` take all. A plain selector or `only` of one says that there is one.
    func clashes(of plan: AttributePlan, with shape: AnswerShape, _ places: Trie.Places) -> [String] {
        if case .list = plan.definition.type { return [] }
        switch plan.function {
        case .date(let value, _), .code(let value, _), .number(let value), .money(let value, _), .bool(let value, _, _):
            return clashes(value, shape, places)
        case .join, .exists, .count, .list: return []
        }
    }

    private func clashes(_ value: ValueExpression, _ shape: AnswerShape, _ places: Trie.Places) -> [String] {
        switch value {
        case .select(let selector):
            guard let path = places.slots[selector.slot] else { return [] }
            return repeated(
                path, shape, above: "", narrowed: Set(selector.gates.compactMap { places.scopes[$0.scope] }))
        case .take(let field, let records): return clashes(field, of: records, shape, places)
        case .constant, .first: return []
        case .only(let inner), .when(_, let inner): return clashes(inner, shape, places)
        case .coalesce(let parts), .union(let parts): return parts.flatMap { clashes($0, shape, places) }
        }
    }

    /// A field that repeats inside its record, or records of which none is chosen.
    private func clashes(
        _ field: String, of expression: RecordExpression, _ shape: AnswerShape, _ places: Trie.Places
    ) -> [String] {
        let isChosen = choosesOne(expression)
        return plans(in: expression).flatMap { index -> [String] in
            var found: [String] = []
            var plan: RecordPlan? = records[index]
            let gates = Set(records[index].gates.compactMap { places.scopes[$0.scope] })
            if !isChosen, let scope = places.scopes[records[index].scope] {
                found += repeated(scope, shape, above: "", narrowed: gates)
            }
            while let record = plan {
                if let position = record.fieldNames.firstIndex(of: field), let scope = places.scopes[record.scope] {
                    found += record.fields[position].flatMap { slot in
                        repeated(places.slots[slot] ?? "", shape, above: scope, narrowed: [])
                    }
                    break
                }
                plan = record.outer
            }
            return found
        }
    }

    /// The elements from a path up to one above it that can stand several times.
    private func repeated(_ path: String, _ shape: AnswerShape, above: String, narrowed: Set<String>) -> [String] {
        var found: [String] = []
        var place = ""
        for step in path.split(separator: "/") {
            place += place.isEmpty ? String(step) : "/" + step
            guard place.utf8.count > above.utf8.count, shape.elements[place]?.repeats == true,
                !narrowed.contains(place), !narrowed.contains(where: { $0.hasPrefix(place + "/") })
            else { continue }
            found.append(place)
        }
        return found
    }

    private func choosesOne(_ expression: RecordExpression) -> Bool {
        switch expression {
        case .first, .only: true
        case .selection(let index): choosesOne(selections[index])
        case .where(let inner, _), .current(let inner): choosesOne(inner)
        case .all, .union: false
        }
    }

    private func plans(in expression: RecordExpression) -> [Int] {
        switch expression {
        case .all(let index): [index]
        case .selection(let index): plans(in: selections[index])
        case .union(let parts): parts.flatMap { plans(in: $0) }
        case .current(let inner), .first(let inner), .only(let inner), .where(let inner, _): plans(in: inner)
        }
    }
}
