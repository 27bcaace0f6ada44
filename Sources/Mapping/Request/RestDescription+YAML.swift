import Catalogue
import Core

extension RestDescription {
    static let keys = ["method", "path", "query", "headers", "body", "scope", "numberInAddress"]

    /// Reads the request of a mapping whose style is `rest`.
    ///
    /// A national number in the address or a header needs the words of the contract that wants it there.
    init(yaml map: YAMLMapping, needs: [AttributeID]) throws(CatalogueError) {
        method = try map.required("method").choice(Method.self)
        let node = try map.required("path")
        path = try Self.segments(try node.string(), node, needs)
        query = try Self.values(try map.entries("query"), needs)
        headers = try Self.values(try map.entries("headers"), needs)
        if let node = map.optional("body") {
            guard method == .post else { throw node.error(.wrongValue, "a GET carries no body; write `method: POST`") }
            body = try Self.body(node, needs)
        } else {
            body = nil
        }
        if let node = map.optional("scope") {
            scope = try Self.value(try node.string(), node, [])
        } else {
            scope = nil
        }
        numberInAddress = try map.optionalString("numberInAddress")
        let inAddress = path + query.map(\.value) + headers.map(\.value)
        if numberInAddress == nil, inAddress.contains(where: \.isNumber) {
            throw node.error(
                .wrongValue,
                "a number in the address or a header needs `numberInAddress:` with the contract's words; "
                    + "else use the body"
            )
        }
    }

    private static func segments(
        _ text: String, _ node: YAMLNode, _ needs: [AttributeID]
    ) throws(CatalogueError) -> [RequestValue] {
        var segments: [RequestValue] = []
        for segment in text.split(separator: "/") {
            let value = try value(String(segment), node, needs)
            guard value != .constant("."), value != .constant("..") else {
                throw node.error(.wrongValue, "`.` and `..` are no segments; write the path out")
            }
            segments.append(value)
        }
        return segments
    }

    private static func values(
        _ entries: [YAMLEntry], _ needs: [AttributeID]
    ) throws(CatalogueError) -> [(name: String, value: RequestValue)] {
        var values: [(name: String, value: RequestValue)] = []
        for entry in entries { values.append((entry.key, try value(try entry.value.string(), entry.value, needs))) }
        return values
    }

    private static func body(_ node: YAMLNode, _ needs: [AttributeID]) throws(CatalogueError) -> RestBody {
        if node.isMapping {
            var members: [(name: String, value: RestBody)] = []
            for entry in try node.entries() { members.append((entry.key, try body(entry.value, needs))) }
            return .object(members)
        }
        if node.isList {
            var items: [RestBody] = []
            for item in try node.list() { items.append(try body(item, needs)) }
            return .list(items)
        }
        let text = try node.string()
        if text == "true" || text == "false" { return .boolean(text == "true") }
        return .value(try value(text, node, needs))
    }

    private static func value(
        _ text: String, _ node: YAMLNode, _ needs: [AttributeID]
    ) throws(CatalogueError) -> RequestValue {
        // What is asked by name stands in the content of a SOAP question only.
        guard let value = RequestValue(text, needs: needs), value != .asked, value != .register else {
            throw node.error(.wrongValue, "unknown input; write \(RequestValue.names)")
        }
        return value
    }
}
