import Core

/// As much of JSON Schema as our schema and Kantara's say, strictly: a word that is not known here is a fault of its own.
struct SchemaWalk {
    let root: JSON
    private static let silent: Set = ["$schema", "$id", "title", "$defs", "description"]

    init(_ schema: JSON) {
        root = schema
    }

    /// Where a document is otherwise than the schema says.
    func faults(in document: JSON) -> [String] { faults(document, root, "") }

    private func faults(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
        var found: [String] = []
        for (word, rule) in (schema.object ?? [:]).sorted(by: { $0.key < $1.key }) where !Self.silent.contains(word) {
            switch (word, rule) {
            case ("type", .string(let type)): if Self.type(of: value) != type { found.append("\(path): no \(type)") }
            case ("const", let constant): if value != constant { found.append("\(path): not the constant") }
            case ("enum", .array(let options)): if !options.contains(value) { found.append("\(path): not one of them") }
            case ("minLength", .integer(let least)):
                if Int64(value.string?.count ?? 0) < least { found.append("\(path): too short") }
            case ("minimum", .integer(let least)):
                if value.integer.map({ $0 < least }) == true { found.append("\(path): too small") }
            case ("minItems", .integer(let least)):
                if Int64(value.array?.count ?? 0) < least { found.append("\(path): too few") }
            case ("pattern", .string(let pattern)):
                if !Self.fits(value.string ?? "", pattern) { found.append("\(path): another form") }
            case ("required", .array(let names)):
                found += names.compactMap(\.string).filter { value[$0] == nil }.map { "\(path).\($0): missing" }
            case ("additionalProperties", .boolean(false)):
                let known = Set(schema["properties"]?.object?.keys.map { $0 } ?? [])
                found += (value.object ?? [:]).keys.filter { !known.contains($0) }.map { "\(path).\($0): unknown" }
            case ("properties", let rules):
                for (name, rule) in rules.object ?? [:] {
                    if let inner = value[name] { found += faults(inner, rule, path + "." + name) }
                }
            case ("items", let rule): for item in value.array ?? [] { found += faults(item, rule, path + "[]") }
            case ("oneOf", .array(let rules)):
                if rules.count(where: { faults(value, $0, path).isEmpty }) != 1 {
                    found.append("\(path): not one form")
                }
            case ("$ref", .string(let reference)):
                let name = String(reference.split(separator: "/").last ?? "")
                guard let target = root["$defs"]?[name] else { return ["\(path): no \(reference)"] }
                found += faults(value, target, path)
            default: found.append("\(path): the schema says \(word), which is not known here")
            }
        }
        return found.sorted()
    }

    private static func type(of value: JSON) -> String {
        switch value {
        case .boolean: "boolean"
        case .integer: "integer"
        case .string: "string"
        case .array: "array"
        case .members: "object"
        }
    }

    /// The first characters of a pattern, as far as they stand for themselves; all of it is held by another validator.
    private static func fits(_ text: String, _ pattern: String) -> Bool {
        let plain = pattern.dropFirst().prefix { $0.isLetter || $0 == ":" || $0 == "-" }
        return text.hasPrefix(String(plain))
    }
}
