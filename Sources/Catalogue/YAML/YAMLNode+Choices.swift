extension YAMLNode {
    /// A whole number that is not negative, or not below another least.
    func count(atLeast least: Int = 0) throws(CatalogueError) -> Int {
        let value = try integer()
        guard value >= least else { throw error(.wrongValue, "must be \(least) or more") }
        return value
    }
}

extension YAMLEntry {
    /// A key that is a case of an enumeration.
    func keyChoice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(CatalogueError) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: key) else {
            let names = type.allCases.map(\.rawValue).joined(separator: ", ")
            throw CatalogueError(.unknownKey, file: value.file, line: line, "\(value.path): must be one of \(names)")
        }
        return choice
    }
}
