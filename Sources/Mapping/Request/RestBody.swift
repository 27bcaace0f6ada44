import Core

/// The JSON that a question carries.
indirect enum RestBody: Sendable {
    case value(RequestValue)
    case boolean(Bool)
    case list([RestBody])
    case object([(name: String, value: RestBody)])

    /// `nil` where something that it cannot do without is missing; what may lack is left out.
    func json(_ inputs: RequestInputs, _ mayLack: [AttributeID]) -> JSON? {
        switch self {
        case .value(let value): return value.text(inputs).map { .string($0) }
        case .boolean(let truth): return .boolean(truth)
        case .list(let items):
            var list: [JSON] = []
            for item in items {
                guard let json = item.json(inputs, mayLack) else { return nil }
                list.append(json)
            }
            return .array(list)
        case .object(let items):
            var members: [String: JSON] = [:]
            for item in items {
                if let json = item.value.json(inputs, mayLack) {
                    members[item.name] = json
                } else {
                    guard case .value(let value) = item.value, value.isOptional(mayLack) else { return nil }
                }
            }
            return .object(members)
        }
    }

    var values: [RequestValue] {
        switch self {
        case .value(let value): [value]
        case .boolean: []
        case .list(let items): items.flatMap(\.values)
        case .object(let items): items.flatMap(\.value.values)
        }
    }
}
