import Core

extension Resolver {
    func texts(_ expression: ValueExpression) -> ChosenTexts {
        switch expression {
        case .select(let selector):
            var texts = ChosenTexts()
            texts.captures = captures(selector).filter { !extraction.captures[$0].isEmpty }
            return texts
        case .take(let field, let expression): return take(field, expression)
        case .constant(let text):
            var texts = ChosenTexts()
            texts.constants = [text]
            return texts
        case .when(let condition, let inner): return isTrue(condition) ? texts(inner) : ChosenTexts()
        case .coalesce(let parts):
            var isOutOfPeriod = false
            for part in parts {
                let texts = texts(part)
                if !texts.isEmpty { return texts }
                isOutOfPeriod = isOutOfPeriod || texts.isOutOfPeriod
            }
            var texts = ChosenTexts()
            texts.isOutOfPeriod = isOutOfPeriod
            return texts
        case .union(let parts):
            var union = ChosenTexts()
            for part in parts {
                let texts = texts(part)
                union.captures.append(contentsOf: texts.captures)
                union.constants.append(contentsOf: texts.constants)
                union.isOutOfPeriod = union.isOutOfPeriod || texts.isOutOfPeriod
                union.gaps += texts.gaps
            }
            return union
        case .first(let inner):
            var texts = texts(inner)
            texts.isAmbiguous = texts.isAmbiguous || hasDifferences(texts)
            if texts.captures.count > 1 { texts.captures = [texts.captures[0]] }
            return texts
        case .only(let inner):
            var texts = texts(inner)
            if hasDifferences(texts) {
                texts.captures = []
                texts.isAmbiguous = true
            }
            return texts
        }
    }

    private func hasDifferences(_ texts: ChosenTexts) -> Bool {
        guard texts.captures.count > 1 else { return false }
        let first = extraction.captures[texts.captures[0]]
        let bytes = Array(extraction.text[first.start..<first.start + first.count])
        return texts.captures.dropFirst().contains { !extraction.holds(extraction.captures[$0], bytes) }
    }

    private func take(_ name: String, _ expression: RecordExpression) -> ChosenTexts {
        var texts = ChosenTexts()
        let items = records(expression)
        for item in items {
            if let capture = field(name, of: item) {
                texts.captures.append(capture)
            } else {
                texts.gaps += 1
            }
        }
        if items.count == 1 { texts.record = items[0] }
        if items.isEmpty { texts.isOutOfPeriod = !unfiltered(expression).isEmpty }
        texts.isAmbiguous = isTie(expression, chosen: items, field: name)
        return texts
    }

    /// Whether `first` of `current` had to choose between records that began on one day and differ in this field.
    private func isTie(_ expression: RecordExpression, chosen: [RecordItem], field name: String) -> Bool {
        guard let item = chosen.first, let candidates = candidates(expression), candidates.count > 1 else {
            return false
        }
        let own = self.field(name, of: item)
        let begin = period(of: item).from
        for other in candidates where other.instance != item.instance && period(of: other).from == begin {
            let theirs = field(name, of: other)
            let left = own.map { extraction.string(extraction.captures[$0]) }
            if left != theirs.map({ extraction.string(extraction.captures[$0]) }) { return true }
        }
        return false
    }

    /// The records among which `first` chose.
    private func candidates(_ expression: RecordExpression) -> [RecordItem]? {
        switch expression {
        case .first(let inner): records(inner)
        case .selection(let index): candidates(mapping.selections[index])
        default: nil
        }
    }

    /// The records before `current` dropped those of other days.
    private func unfiltered(_ expression: RecordExpression) -> [RecordItem] {
        switch expression {
        case .current(let inner): return records(inner)
        case .first(let inner), .only(let inner), .where(let inner, _): return unfiltered(inner)
        case .selection(let index): return unfiltered(mapping.selections[index])
        case .union(let parts):
            var found: [RecordItem] = []
            for part in parts { found.append(contentsOf: unfiltered(part)) }
            return found
        case .all: return []
        }
    }
}
