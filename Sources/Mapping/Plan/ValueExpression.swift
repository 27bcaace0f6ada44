/// Texts, chosen by functions of the closed list.
indirect enum ValueExpression: Sendable {
    case select(SlotSelector)
    /// A field of each record.
    case take(String, RecordExpression)
    case constant(String)
    /// Nothing, unless the condition holds.
    case when(Condition, ValueExpression)
    case coalesce([ValueExpression])
    case union([ValueExpression])
    case first(ValueExpression)
    case only(ValueExpression)
}

extension ValueExpression {
    /// The constants that it can give.
    var constants: [String] {
        switch self {
        case .select, .take: []
        case .constant(let text): [text]
        case .coalesce(let parts), .union(let parts): parts.flatMap(\.constants)
        case .first(let inner), .only(let inner), .when(_, let inner): inner.constants
        }
    }
}
