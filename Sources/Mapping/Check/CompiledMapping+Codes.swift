import Catalogue
import Core

extension CompiledMapping {
    /// The elements whose texts become codes.
    package var codePaths: Set<String> {
        let places = trie.places
        var paths: Set<String> = []
        for plan in plans {
            for row in codes(of: plan, places) { paths.formUnion(row.sources.map(\.path)) }
        }
        return paths
    }

    /// The code lists that an attribute fills, with what is translated and where the codes come from.
    func codes(
        of plan: AttributePlan, _ places: Trie.Places
    ) -> [(list: CodeList, translation: [String: String], sources: [CodeSource])] {
        switch plan.function {
        case .code(let expression, let translation):
            guard let list = plan.definition.codeList else { return [] }
            return [(list, translation, sources(expression, places))]
        case .list(let records, let fields):
            return fields.compactMap { field in
                guard field.type == .code, let list = plan.definition.fieldCodeLists[field.name] else { return nil }
                return (list, field.translation, sources(field.source, of: records, places))
            }
        case .join, .date, .number, .money, .bool, .exists, .count: return []
        }
    }

    private func sources(_ expression: ValueExpression, _ places: Trie.Places) -> [CodeSource] {
        switch expression {
        case .select(let selector):
            guard let path = places.slots[selector.slot] else { return [] }
            return [CodeSource(path: path, allowed: Self.allowed([selector.slot], selector.gates))]
        case .take(let field, let records): return sources(field, of: records, places)
        case .constant: return []
        case .when(_, let inner), .first(let inner), .only(let inner): return sources(inner, places)
        case .coalesce(let parts), .union(let parts): return parts.flatMap { sources($0, places) }
        }
    }

    private func sources(_ field: String, of expression: RecordExpression, _ places: Trie.Places) -> [CodeSource] {
        switch expression {
        case .all(let index):
            var plan: RecordPlan? = records[index]
            while let record = plan {
                if let position = record.fieldNames.firstIndex(of: field) {
                    let slots = record.fields[position]
                    return slots.compactMap { slot in
                        places.slots[slot].map {
                            CodeSource(path: $0, allowed: Self.allowed(slots, records[index].gates))
                        }
                    }
                }
                plan = record.outer
            }
            return []
        case .selection(let index): return sources(field, of: selections[index], places)
        case .union(let parts): return parts.flatMap { sources(field, of: $0, places) }
        case .current(let inner), .first(let inner), .only(let inner): return sources(field, of: inner, places)
        case .where(let inner, let test):
            let all = sources(field, of: inner, places)
            switch test {
            case .isIn(field, let codes):
                let codes = Set(codes.map { String(decoding: $0, as: UTF8.self) })
                return all.map { CodeSource(path: $0.path, allowed: $0.allowed?.intersection(codes) ?? codes) }
            case .isOf(let index):
                let own = Set(sources(field, of: .all(index), places).map(\.path))
                return all.filter { own.contains($0.path) }
            case .has, .lacks, .isIn, .isBeside, .isAmong: return all
            }
        }
    }

    /// The codes that the tests around a slot let through.
    private static func allowed(_ slots: [Int], _ gates: [Gate]) -> Set<String>? {
        var allowed: Set<String>?
        for comparison in gates.flatMap(\.comparisons)
        where slots.contains(comparison.slot) && !comparison.isNegated && !comparison.values.isEmpty {
            let codes = Set(comparison.values.map { String(decoding: $0, as: UTF8.self) })
            allowed = allowed?.intersection(codes) ?? codes
        }
        return allowed
    }
}
