import Catalogue
import Core

extension Resolver {
    /// One record of the dictionary for each record of the answer.
    ///
    /// A number, date or amount that cannot be read leaves its field out, never the member.
    func list(
        _ expression: RecordExpression, _ fields: [RecordField], _ definition: AttributeDefinition
    ) -> FunctionResult {
        var result = FunctionResult()
        for item in records(expression) {
            var record: [String: Value] = [:]
            for field in fields {
                guard let index = self.field(field.source, of: item) else { continue }
                let cell = cell(field, index, definition.fieldCodeLists[field.name])
                record[field.name] = cell.values.first
                result.isDoubtful = result.isDoubtful || cell.isDoubtful || cell.isUnreadable
            }
            result.values.append(.record(record))
        }
        return result
    }

    private func cell(_ field: RecordField, _ index: Int, _ codes: CodeList?) -> FunctionResult {
        var cell = FunctionResult()
        let text = extraction.string(extraction.captures[index])
        switch field.type {
        case .code: cell.addCode(field.translation[text] ?? text, codes)
        case .date: cell.addDate(date(index), allowsIncomplete: true)
        case .text: cell.values = [.text(text)]
        case .person: cell.add(INSZ(text).map { .person($0) })
        case .integer: cell.add(DecimalReading.integer(text).map { .integer($0) })
        case .cents:
            cell.add((field.isCents ? DecimalReading.integer(text) : DecimalReading.cents(text)).map { .cents($0) })
        case .boolean, .list, .record: break
        }
        return cell
    }
}

extension FunctionResult {
    /// A value, or nothing that could be read.
    fileprivate mutating func add(_ value: Value?) {
        if let value { values.append(value) } else { isUnreadable = true }
    }
}
