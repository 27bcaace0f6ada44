internal import Core

/// The types that a constant or a parameter can have.
enum PlainType: String, CaseIterable {
    case boolean, integer, text, date, code, cents

    /// Reads a value of this type.
    func value(_ node: YAMLNode) throws(CatalogueError) -> Value {
        switch self {
        case .boolean: .boolean(try node.boolean())
        case .integer: .integer(Int64(try node.integer()))
        case .text: .text(try node.string())
        case .date: .date(PartialDate(try node.date()))
        case .code: .code(try node.string())
        case .cents: .cents(Int64(try node.integer()))
        }
    }
}
