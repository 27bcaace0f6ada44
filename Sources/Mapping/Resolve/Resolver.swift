import Core

/// Second stage: pure functions over what one pass has kept.
///
/// One resolver works on one answer and remembers the choices and tests that several attributes share.
final class Resolver {
    let mapping: CompiledMapping
    let extraction: Extraction
    let referenceDate: CalendarDate
    /// The captures of each slot, and the records of each iterator's element, in the order of the document.
    private var firstOfSlot: [Int]
    private var nextOfSlot: [Int]
    private var chosen: [[RecordItem]?]
    private var truths: [Bool?]

    init(_ extraction: Extraction, mapping: CompiledMapping, referenceDate: CalendarDate) {
        self.mapping = mapping
        self.extraction = extraction
        self.referenceDate = referenceDate
        firstOfSlot = [Int](repeating: -1, count: mapping.trie.slotCount)
        nextOfSlot = [Int](repeating: -1, count: extraction.captures.count)
        var index = extraction.captures.count - 1
        while index >= 0 {
            let slot = extraction.captures[index].slot
            nextOfSlot[index] = firstOfSlot[slot]
            firstOfSlot[slot] = index
            index -= 1
        }
        chosen = [[RecordItem]?](repeating: nil, count: mapping.selections.count)
        truths = [Bool?](repeating: nil, count: mapping.conditions.count)
    }

    // MARK: Texts

    /// The captures that a selector names, empty ones too.
    func captures(_ selector: SlotSelector) -> [Int] {
        var found: [Int] = []
        var index = firstOfSlot[selector.slot]
        while index >= 0 {
            if passes(selector.gates, instance: extraction.captures[index].instance) { found.append(index) }
            index = nextOfSlot[index]
        }
        return found
    }

    func isAnyCapture(_ selector: SlotSelector, evenEmpty: Bool) -> Bool {
        var index = firstOfSlot[selector.slot]
        while index >= 0 {
            let capture = extraction.captures[index]
            if evenEmpty || (capture.hasContent && !capture.isNil), passes(selector.gates, instance: capture.instance) {
                return true
            }
            index = nextOfSlot[index]
        }
        return false
    }

    private func passes(_ gates: [Gate], instance: Int) -> Bool {
        for gate in gates {
            var place = instance
            while place > 0, extraction.instances[place].scope != gate.scope {
                place = extraction.instances[place].parent
            }
            guard place > 0, extraction.passes(gate.comparisons, instance: place) else { return false }
        }
        return true
    }

    /// The first filled capture among the slots inside a record.
    func field(_ slots: [Int], of item: RecordItem) -> Int? {
        let record = extraction.instances[item.instance]
        let end = min(record.endCapture, extraction.captures.count)
        for slot in slots {
            var index = record.firstCapture
            while index < end {
                let capture = extraction.captures[index]
                if capture.slot == slot, !capture.isEmpty { return index }
                index += 1
            }
        }
        return nil
    }

    /// Whether a record has an element in one of the slots, even an empty one.
    func hasElement(_ slots: [Int], in item: RecordItem) -> Bool {
        let record = extraction.instances[item.instance]
        let end = min(record.endCapture, extraction.captures.count)
        for index in record.firstCapture..<max(end, record.firstCapture)
        where slots.contains(extraction.captures[index].slot) { return true }
        return false
    }

    func slots(_ field: String, of plan: RecordPlan) -> [Int] {
        if let index = plan.fieldNames.firstIndex(of: field) { return plan.fields[index] }
        switch field {
        case "begin": return plan.begin
        case "end": return plan.end
        case "until": return plan.until
        default: return []
        }
    }

    // MARK: Records

    func records(_ expression: RecordExpression) -> [RecordItem] {
        switch expression {
        case .all(let plan): return all(plan)
        case .selection(let index):
            if let known = chosen[index] { return known }
            let found = records(mapping.selections[index])
            chosen[index] = found
            return found
        case .union(let parts):
            var found: [RecordItem] = []
            for part in parts { found.append(contentsOf: records(part)) }
            return found
        case .current(let inner): return current(records(inner))
        case .first(let inner): return Array(records(inner).prefix(1))
        case .only(let inner):
            let found = records(inner)
            return found.count == 1 ? found : []
        case .where(let inner, let test): return records(inner).filter { passes(test, $0) }
        }
    }

    private func all(_ index: Int) -> [RecordItem] {
        let plan = mapping.records[index]
        var found: [RecordItem] = []
        for instance in extraction.instances.indices where extraction.instances[instance].scope == plan.scope {
            if passes(plan.gates, instance: instance) { found.append(RecordItem(plan: index, instance: instance)) }
        }
        return found
    }

    private func passes(_ test: RecordTest, _ item: RecordItem) -> Bool {
        let plan = mapping.records[item.plan]
        switch test {
        case .has(let name): return hasElement(slots(name, of: plan), in: item)
        case .lacks(let name): return !hasElement(slots(name, of: plan), in: item)
        case .isOf(let index): return item.plan == index
        case .isIn(let name, let codes):
            guard let capture = field(slots(name, of: plan), of: item) else { return false }
            return codes.contains { extraction.holds(extraction.captures[capture], $0) }
        }
    }

    // MARK: Conditions

    func isTrue(_ condition: Condition) -> Bool {
        switch condition {
        case .existsRecord(let expression): return !records(expression).isEmpty
        case .existsValue(let selector): return isAnyCapture(selector, evenEmpty: false)
        case .present(let selector): return isAnyCapture(selector, evenEmpty: true)
        case .not(let inner): return !isTrue(inner)
        case .all(let parts):
            for part in parts where !isTrue(part) { return false }
            return true
        case .any(let parts):
            for part in parts where isTrue(part) { return true }
            return false
        case .named(let index):
            if let known = truths[index] { return known }
            let truth = isTrue(mapping.conditions[index])
            truths[index] = truth
            return truth
        }
    }
}
