extension AttributePlan.Function {
    /// As the mapping spells it.
    var name: String {
        switch self {
        case .join: "join"
        case .date(_, let allowsIncomplete): allowsIncomplete ? "partialDate" : "date"
        case .code: "code"
        case .number: "number"
        case .money: "money"
        case .bool: "bool"
        case .exists: "exists"
        case .count: "count"
        case .list: "list"
        }
    }
}
