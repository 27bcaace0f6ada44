import Catalogue
import Core

extension Resolver {
    func run(_ plan: AttributePlan) -> FunctionResult {
        switch plan.function {
        case .exists(let condition): return FunctionResult(values: [.boolean(isTrue(condition))])
        case .count(let expression):
            let count = records(expression).count
            return FunctionResult(values: count == 0 ? [] : [.integer(Int64(count))])
        case .list(let expression, let fields): return list(expression, fields, plan.definition)
        case .join(let expression, let separator):
            return convert(expression) { texts, resolver in
                let parts = texts.captures.map { resolver.extraction.string(resolver.extraction.captures[$0]) }
                if case .list = plan.definition.type { return FunctionResult(values: parts.map { .text($0) }) }
                return FunctionResult(values: parts.isEmpty ? [] : [.text(parts.joined(separator: separator))])
            }
        case .code(let expression, let translation):
            return convert(expression) { texts, resolver in
                var result = FunctionResult()
                for index in texts.captures {
                    let raw = resolver.extraction.string(resolver.extraction.captures[index])
                    result.addCode(translation[raw] ?? raw, plan.definition.codeList)
                }
                for code in texts.constants { result.addCode(code, plan.definition.codeList) }
                if case .list = plan.definition.type { result.dropRepeats() }
                return result
            }
        case .date(let expression, let allowsIncomplete):
            return convert(expression) { texts, resolver in
                var result = FunctionResult()
                for index in texts.captures { result.addDate(resolver.date(index), allowsIncomplete: allowsIncomplete) }
                return result
            }
        case .number(let expression):
            return convertEach(expression) { text in DecimalReading.integer(text).map { .integer($0) } }
        case .money(let expression, let isCents):
            return convertEach(expression) { text in
                (isCents ? DecimalReading.integer(text) : DecimalReading.cents(text)).map { .cents($0) }
            }
        case .bool(let expression, let yes, let no):
            return convertEach(expression) { text in
                yes.contains(text) ? .boolean(true) : no.contains(text) ? .boolean(false) : nil
            }
        }
    }

    func date(_ index: Int) -> DateReading { DateReading(extraction.captures[index], in: extraction) }

    private func convertEach(_ expression: ValueExpression, _ read: (String) -> Value?) -> FunctionResult {
        convert(expression) { texts, resolver in
            var result = FunctionResult()
            for index in texts.captures {
                if let value = read(resolver.extraction.string(resolver.extraction.captures[index])) {
                    result.values.append(value)
                } else {
                    result.isUnreadable = true
                }
            }
            return result
        }
    }

    private func convert(
        _ expression: ValueExpression, _ body: (ChosenTexts, Resolver) -> FunctionResult
    ) -> FunctionResult {
        let texts = texts(expression)
        var result = body(texts, self)
        result.record = texts.record
        result.isDoubtful = result.isDoubtful || texts.isAmbiguous || (texts.gaps > 0 && !texts.isEmpty)
        result.isUnreadable = result.isUnreadable || (texts.isAmbiguous && texts.isEmpty)
        result.isOutOfPeriod = texts.isOutOfPeriod && texts.isEmpty
        return result
    }
}
