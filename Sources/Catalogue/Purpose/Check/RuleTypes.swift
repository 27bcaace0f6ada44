internal import Core

/// Checks that rules compare, count and add only what can be, and that what they name exists.
struct RuleTypes {
    struct Problem {
        let code: CatalogueError.Code
        let path: String
        let message: String
    }

    /// What a name stands for: its type and, for codes, their list.
    struct Named {
        let type: ValueType
        let codeList: CodeList?
    }

    let dictionary: AttributeDictionary
    let parameters: [String: [DatedParameter]]
    let referenceDate: CalendarDate
    private(set) var problems: [Problem] = []

    init(dictionary: AttributeDictionary, parameters: [String: [DatedParameter]], referenceDate: CalendarDate) {
        self.dictionary = dictionary
        self.parameters = parameters
        self.referenceDate = referenceDate
    }

    mutating func check(_ answer: Answer, path: String) {
        switch answer.form {
        case .rule(let rule): check(rule, path: path + ".rule", element: nil)
        case .category(let categories, _):
            for (index, category) in categories.enumerated() {
                check(category.rule, path: "\(path).categories[\(index)].rule", element: nil)
            }
        case .number(let term):
            guard let named = term.typed(by: &self, path: path + ".number", element: nil) else { return }
            if named.type != .integer, named.type != .cents {
                report(path + ".number", "is \(named.type.spelled); a number is a count, sum, age or amount")
            }
        }
    }

    mutating func check(_ rule: Rule, path: String, element: AttributeDefinition?) {
        switch rule {
        case .all(let rules):
            for (index, rule) in rules.enumerated() { check(rule, path: "\(path).all[\(index)]", element: element) }
        case .any(let rules):
            for (index, rule) in rules.enumerated() { check(rule, path: "\(path).any[\(index)]", element: element) }
        case .not(let rule): check(rule, path: path + ".not", element: element)
        case .holds(let attribute):
            let path = path + ".holds"
            guard let named = named(attribute, path: path, element: element) else { return }
            if named.type != .boolean { report(path, "`\(attribute)` is \(named.type.spelled), not yes or no") }
        case .isOne(let attribute, let options):
            guard let named = named(attribute, path: path + ".isOne", element: element) else { return }
            guard named.type == .code || named.type == .text else {
                return report(path + ".isOne", "`\(attribute)` is \(named.type.spelled), not a code or text")
            }
            for option in options where named.codeList?.contains(option) == false {
                report(path + ".of", "`\(option)` is no code of `\(attribute)`")
            }
        case .exists(let attribute, let condition):
            checkElements(of: attribute, named: "exists", where: condition, path: path, element: element)
        case .current(let from, let until):
            for (key, attribute) in [("from", from), ("until", until)] {
                let path = "\(path).current.\(key)"
                guard let named = named(attribute, path: path, element: element), named.type != .date else { continue }
                report(path, "`\(attribute)` is \(named.type.spelled), not a date")
            }
        case .compare(let left, let comparison, let right):
            let path = "\(path).\(comparison.rawValue)"
            let first = left.typed(by: &self, path: path + "[0]", element: element)
            let second = right.typed(by: &self, path: path + "[1]", element: element)
            guard let first, let second else { return }
            compare(first, comparison, second, path: path)
            checkCodes(of: right, against: first, path: path)
            checkCodes(of: left, against: second, path: path)
        }
    }

    private mutating func compare(_ left: Named, _ comparison: Comparison, _ right: Named, path: String) {
        guard left.type == right.type else {
            return report(path, "compares \(left.type.spelled) with \(right.type.spelled); both must be the same")
        }
        switch left.type {
        case .integer, .cents, .date: return
        case .boolean, .text, .code, .person:
            if comparison != .equal { report(path, "\(left.type.spelled) has no order; only `equal:`") }
        case .list, .record: report(path, "\(left.type.spelled) cannot be compared; use count, sum or exists")
        }
    }

    /// The codes that a parameter or constant brings are of the list of the attribute they are compared with.
    private mutating func checkCodes(of term: Term, against named: Named, path: String) {
        let values: [Value] =
            switch term {
            case .constant(let value): [value]
            case .parameter(let name): (parameters[name] ?? []).map(\.value)
            default: []
            }
        for case .code(let code) in values where named.codeList?.contains(code) == false {
            report(path, "`\(code)` is no code of the list `\(named.codeList?.name ?? "")`")
        }
    }

    mutating func checkElements(
        of attribute: AttributeID, named key: String, where condition: Rule?, path: String,
        element: AttributeDefinition?
    ) {
        guard let named = named(attribute, path: "\(path).\(key)", element: element) else { return }
        guard case .list = named.type else {
            return report("\(path).\(key)", "`\(attribute)` is \(named.type.spelled), not a list")
        }
        guard let condition else { return }
        guard element == nil, let definition = dictionary[attribute] else {
            return report(path, "elements within elements cannot be counted")
        }
        check(condition, path: path + ".where", element: definition)
    }

    /// What a name stands for: an attribute, or within the elements of a list one of their fields.
    mutating func named(_ attribute: AttributeID, path: String, element: AttributeDefinition?) -> Named? {
        guard let element else {
            guard let definition = dictionary[attribute] else {
                report(path, "`\(attribute)` is not in the dictionary; correct the name", .unknownReference)
                return nil
            }
            return Named(type: definition.type, codeList: definition.codeList)
        }
        guard case .list(let type) = element.type else { return nil }
        if case .record(let fields) = type {
            if let type = fields[attribute.name] {
                return Named(type: type, codeList: element.fieldCodeLists[attribute.name])
            }
        } else if attribute.name == Rule.elementName {
            return Named(type: type, codeList: element.codeList)
        }
        report(path, "`\(attribute)` is no field of `\(element.id)`; correct the name", .unknownReference)
        return nil
    }

    mutating func report(_ path: String, _ message: String, _ code: CatalogueError.Code = .wrongType) {
        problems.append(Problem(code: code, path: path, message: message))
    }
}
