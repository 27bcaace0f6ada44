import Core

/// The columns of a list of persons, by its header.
struct ListColumns: Hashable, Sendable {
    enum Column: String, CaseIterable, Sendable {
        case ssin, enterpriseNumber, reference
    }

    let columns: [Column]

    /// A column that nobody knows could be what was meant to narrow the question, so the list is refused.
    init(header: [[UInt8]]) throws(Problem) {
        guard header.count <= Column.allCases.count else {
            throw Problem.badRequest([Issue(.unknownInput, nil, Self.hint)])
        }
        var columns: [Column] = []
        var issues: [Issue] = []
        for (index, field) in header.enumerated() {
            let name = String(decoding: field, as: UTF8.self).lowercased().filter { $0 != " " }
            let known = Column.allCases.first { $0.rawValue.lowercased() == name }
            if let column = known, !columns.contains(column) {
                columns.append(column)
            } else {
                issues.append(Issue(.unknownInput, "column \(index + 1)", Self.hint))
            }
        }
        if issues.isEmpty, !columns.contains(.ssin), !columns.contains(.enterpriseNumber) {
            issues.append(Issue(.schemaViolation, nil, Self.hint))
        }
        guard issues.isEmpty else { throw Problem.badRequest(issues) }
        self.columns = columns
    }

    private static let hint =
        "The first row names the columns: `ssin` or `enterpriseNumber`, and `reference` where you want it back."

    /// A row as the line of JSON that says the same; `nil` where it has other fields than the header, or is no UTF-8.
    func members(_ fields: [[UInt8]]) -> JSONMembers? {
        guard fields.count == columns.count else { return nil }
        var members = JSONMembers()
        var subject = JSONMembers()
        for (column, field) in zip(columns, fields) {
            guard let text = String(validating: field, as: UTF8.self) else { return nil }
            switch column {
            case _ where text.isEmpty: continue
            case .reference: members[column.rawValue] = .string(text)
            case .ssin, .enterpriseNumber: subject[column.rawValue] = .string(text)
            }
        }
        members["subject"] = .members(subject)
        return members
    }
}
