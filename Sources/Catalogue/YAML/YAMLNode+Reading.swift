package import Core

extension YAMLNode {
    /// The mapping, whose keys must all be among those allowed: a mistyped key must not be ignored.
    package func mapping(allowing keys: [String]) throws(CatalogueError) -> YAMLMapping {
        let entries = try entries()
        for entry in entries where !keys.contains(entry.key) {
            throw CatalogueError(
                .unknownKey, file: file, line: entry.line,
                "\(entry.value.path): unknown key; allowed here: \(keys.joined(separator: ", "))")
        }
        return YAMLMapping(node: self, entries: entries)
    }

    /// The pairs of a mapping whose keys are names of the author's choice, in the order of the file.
    package func entries() throws(CatalogueError) -> [YAMLEntry] {
        guard case .mapping(let entries) = content else {
            throw error(.wrongKind, "must hold `key: value` lines")
        }
        return entries
    }

    package func list() throws(CatalogueError) -> [YAMLNode] {
        guard case .list(let items) = content else { throw error(.wrongKind, "must be a list: `- item` lines") }
        return items
    }

    /// Text, exactly as written: `01` stays `01`.
    package func string() throws(CatalogueError) -> String {
        guard case .scalar(let text, let isQuoted) = content else { throw error(.wrongKind, "must be text") }
        guard !text.isEmpty, isQuoted || (text != "~" && text != "null") else {
            throw error(.wrongValue, "is empty; write a value or leave out the key")
        }
        return text
    }

    package func integer() throws(CatalogueError) -> Int {
        guard let value = Int(try string()) else { throw error(.wrongValue, "must be a whole number") }
        return value
    }

    package func boolean() throws(CatalogueError) -> Bool {
        switch try string() {
        case "true": return true
        case "false": return false
        default: throw error(.wrongValue, "must be true or false")
        }
    }

    package func date() throws(CatalogueError) -> CalendarDate {
        guard let date = CalendarDate(try string()) else {
            throw error(.wrongValue, "must be a day that exists, as YYYY-MM-DD")
        }
        return date
    }

    /// A list of texts; a single text is a list of one.
    package func strings() throws(CatalogueError) -> [String] {
        guard isList else { return [try string()] }
        var texts: [String] = []
        for item in try list() { texts.append(try item.string()) }
        return texts
    }

    /// A case of an enumeration with text values.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(CatalogueError) -> Choice where Choice.RawValue == String {
        guard let value = Choice(rawValue: try string()) else {
            let names = type.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(.wrongValue, "must be one of \(names)")
        }
        return value
    }
}
