/// A piece of normalised data.
///
/// Its type stands in the dictionary, so its JSON needs no tags.
package indirect enum Value: Hashable, Sendable {
    case boolean(Bool)
    case integer(Int64)
    case text(String)
    case date(PartialDate)
    /// A code of the attribute's code list, never a label: labels in the sources are not to be trusted.
    ///
    case code(String)
    /// An amount in euro cents.
    case cents(Int64)
    /// Another person, as a member of a household; `nil` digits cannot occur, invalid numbers stay text.
    case person(INSZ)
    case list([Value])
    case record([String: Value])

    /// The value as JSON, for a sealed row or an answer.
    ///
    /// It reveals what it holds, numbers included.
    package var json: JSON {
        switch self {
        case .boolean(let value): .boolean(value)
        case .integer(let value), .cents(let value): .integer(value)
        case .text(let value), .code(let value): .string(value)
        case .date(let value): .string(value.text)
        case .person(let value): .string(value.revealedDigits)
        case .list(let values): .array(values.map(\.json))
        case .record(let fields): .object(fields.mapValues(\.json))
        }
    }

    /// Reads back what ``json`` wrote, by the type that the dictionary gives.
    ///
    package init?(json: JSON, type: ValueType) {
        switch (type, json) {
        case (.boolean, .boolean(let value)): self = .boolean(value)
        case (.integer, .integer(let value)): self = .integer(value)
        case (.cents, .integer(let value)): self = .cents(value)
        case (.text, .string(let value)): self = .text(value)
        case (.code, .string(let value)): self = .code(value)
        case (.date, .string(let value)):
            guard let date = PartialDate(value) else { return nil }
            self = .date(date)
        case (.person, .string(let value)):
            guard let number = INSZ(value) else { return nil }
            self = .person(number)
        case (.list(let element), .array(let items)):
            var values: [Value] = []
            for item in items {
                guard let value = Value(json: item, type: element) else { return nil }
                values.append(value)
            }
            self = .list(values)
        case (.record(let types), .members(let members)):
            var fields: [String: Value] = [:]
            for member in members.all {
                guard let type = types[member.name], let value = Value(json: member.value, type: type) else {
                    return nil
                }
                fields[member.name] = value
            }
            self = .record(fields)
        default: return nil
        }
    }
}
