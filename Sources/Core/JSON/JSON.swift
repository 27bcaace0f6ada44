/// JSON as Sluis speaks it: integers and strings, no floats, absent instead of null, no name twice.
///
/// Written here and not taken from Foundation because the log's commitments rest on these exact bytes (RFC 8785), and
/// because the warm path reads and writes one small document per request (Foundation's coders cost about 60 µs each).
package enum JSON: Hashable, Sendable {
    case boolean(Bool)
    case integer(Int64)
    case string(String)
    case array([JSON])
    case members(JSONMembers)

    package static func object(_ members: [String: JSON]) -> JSON { .members(JSONMembers(members)) }

    package subscript(name: String) -> JSON? {
        guard case .members(let members) = self else { return nil }
        return members[name]
    }

    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    package var integer: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    package var boolean: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }

    package var array: [JSON]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members as a dictionary, where they are to be changed or walked in no order.
    package var object: [String: JSON]? { members?.dictionary }

    package var members: JSONMembers? {
        guard case .members(let value) = self else { return nil }
        return value
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        var members = JSONMembers()
        for (name, value) in elements { members[name] = value }
        self = .members(members)
    }
}

extension JSON {
    /// An object without the members that are `nil`: absent, not null.
    package static func compact(_ members: JSONMembers) -> JSON { .members(members) }

    @_disfavoredOverload
    package static func compact(_ members: [String: JSON?]) -> JSON { .object(members.compactMapValues { $0 }) }
}
