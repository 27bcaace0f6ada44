internal import Core

extension Term {
    /// The type of the term; `nil` where that is unknown, which is reported.
    func typed(by types: inout RuleTypes, path: String, element: AttributeDefinition?) -> RuleTypes.Named? {
        switch self {
        case .attribute(let attribute): return types.named(attribute, path: path, element: element)
        case .constant(let value): return RuleTypes.Named(type: value.plainType, codeList: nil)
        case .parameter(let name):
            guard let first = types.parameters[name]?.first else {
                types.report(path, "no parameter `\(name)`; add it to the adoption", .unknownReference)
                return nil
            }
            if types.referenceDate < first.from {
                types.report(
                    path, "`\(name)` is not in force on \(types.referenceDate); add a value", .unknownReference)
            }
            return RuleTypes.Named(type: first.value.plainType, codeList: nil)
        case .count(let attribute, let condition):
            types.checkElements(of: attribute, named: "count", where: condition, path: path, element: element)
            return RuleTypes.Named(type: .integer, codeList: nil)
        case .sum(let attribute, let field):
            guard let named = types.named(attribute, path: path, element: element) else { return nil }
            guard case .list(.record(let fields)) = named.type, let type = fields[field],
                type == .integer || type == .cents
            else {
                types.report(path, "`\(attribute)` has no field `\(field)` with numbers or amounts")
                return nil
            }
            return RuleTypes.Named(type: type, codeList: nil)
        case .age(let attribute):
            guard let named = types.named(attribute, path: path, element: element) else { return nil }
            if named.type != .date { types.report(path, "`\(attribute)` is \(named.type.spelled), not a date") }
            return RuleTypes.Named(type: .integer, codeList: nil)
        case .plus(let terms): return Self.alike(terms, in: &types, path: path + ".plus", element: element)
        case .between(let least, let most):
            let path = path + (most == nil ? ".orMore" : ".between")
            return Self.alike([least] + (most.map { [$0] } ?? []), in: &types, path: path, element: element)
        case .times(let left, let right):
            let first = left.typed(by: &types, path: path + ".times[0]", element: element)
            let second = right.typed(by: &types, path: path + ".times[1]", element: element)
            guard let first, let second else { return nil }
            switch (first.type, second.type) {
            case (.integer, .integer): return first
            case (.integer, .cents): return second
            case (.cents, .integer): return first
            default:
                types.report(path + ".times", "multiplies \(first.type.spelled) by \(second.type.spelled)")
                return nil
            }
        }
    }

    /// The one type of terms that are numbers or amounts, and all the same.
    private static func alike(
        _ terms: [Term], in types: inout RuleTypes, path: String, element: AttributeDefinition?
    ) -> RuleTypes.Named? {
        var found: [RuleTypes.Named] = []
        for (index, term) in terms.enumerated() {
            guard let named = term.typed(by: &types, path: "\(path)[\(index)]", element: element) else { return nil }
            found.append(named)
        }
        guard let first = found.first, first.type == .integer || first.type == .cents,
            found.allSatisfy({ $0.type == first.type })
        else {
            types.report(path, "the terms must all be numbers, or all amounts")
            return nil
        }
        return first
    }
}

extension Value {
    /// The type of a constant or parameter.
    fileprivate var plainType: ValueType {
        switch self {
        case .boolean: .boolean
        case .integer: .integer
        case .text: .text
        case .date: .date
        case .code: .code
        case .cents: .cents
        case .person: .person
        case .list(let values): .list(values.first?.plainType ?? .text)
        case .record(let fields): .record(fields.mapValues(\.plainType))
        }
    }
}

extension ValueType {
    /// In words, for a finding.
    var spelled: String {
        switch self {
        case .boolean: "yes or no"
        case .integer: "a number"
        case .text: "a text"
        case .date: "a date"
        case .code: "a code"
        case .cents: "an amount in cents"
        case .person: "a person"
        case .list: "a list"
        case .record: "a record"
        }
    }
}
