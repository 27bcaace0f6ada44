import Core

/// A type as the dictionary spells it: `date`, `code civilStatus`, `list of code country`, `list of record`.
struct TypeSpelling {
    let type: ValueType
    let codeList: CodeList?
    let isRecord: Bool
    private let isList: Bool

    init(_ node: YAMLNode, codeLists: [String: CodeList]) throws(CatalogueError) {
        var words = try node.string().split(separator: " ").map(String.init)
        isList = words.starts(with: ["list", "of"])
        if isList { words.removeFirst(2) }
        var codeList: CodeList?
        if words.count == 2, words[0] == "code" {
            codeList = codeLists[words[1]]
            guard codeList != nil else {
                throw node.error(.unknownReference, "no code list `\(words[1])`; add it under `codeLists:`")
            }
        }
        let names: [String: ValueType] = [
            "boolean": .boolean, "integer": .integer, "text": .text, "date": .date, "cents": .cents, "person": .person,
            "record": .record([:]),
        ]
        guard let element = codeList == nil ? (words.count == 1 ? names[words[0]] : nil) : .code else {
            throw node.error(
                .wrongValue,
                "unknown type; write boolean, integer, text, date, cents, person, record or `code <list>`, "
                    + "with `list of` before it for several")
        }
        isRecord = element == .record([:])
        type = isList ? .list(element) : element
        self.codeList = codeList
    }

    /// The type with a record that now has its fields.
    func wrapping(_ record: ValueType) -> ValueType { isList ? .list(record) : record }
}
