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
    /// Whether some day of a record could not be read.
    var hasSeenFlaw = false
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

    /// The first filled capture of a field: of the record itself, or of the one around it.
    func field(_ name: String, of item: RecordItem) -> Int? {
        let (slots, place) = slots(name, of: item)
        return field(slots, in: place)
    }

    /// The first filled capture among the slots inside a record.
    func field(_ slots: [Int], in instance: Int) -> Int? {
        let record = extraction.instances[instance]
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

    /// Whether one of the values of a field is as sought.
    private func isAny(_ name: String, of item: RecordItem, _ isSought: (Extraction.Capture) -> Bool) -> Bool {
        let (slots, place) = slots(name, of: item)
        guard let first = field(slots, in: place) else { return false }
        let slot = extraction.captures[first].slot
        let end = min(extraction.instances[place].endCapture, extraction.captures.count)
        for index in first..<end where extraction.captures[index].slot == slot && !extraction.captures[index].isEmpty {
            if isSought(extraction.captures[index]) { return true }
        }
        return false
    }

    /// Whether a record has an element of a field, even an empty one.
    private func hasElement(_ name: String, in item: RecordItem) -> Bool {
        let (slots, place) = slots(name, of: item)
        let record = extraction.instances[place]
        let end = min(record.endCapture, extraction.captures.count)
        for index in record.firstCapture..<max(end, record.firstCapture)
        where slots.contains(extraction.captures[index].slot) { return true }
        return false
    }

    /// Where a field lies: its slots, and the record that has it, which can be one around this one.
    private func slots(_ name: String, of item: RecordItem) -> ([Int], Int) {
        var plan = mapping.records[item.plan]
        var place = item.instance
        while true {
            if let index = plan.fieldNames.firstIndex(of: name) { return (plan.fields[index], place) }
            switch name {
            case "begin" where !plan.begin.isEmpty: return (plan.begin, place)
            case "end" where !plan.end.isEmpty: return (plan.end, place)
            case "until" where !plan.until.isEmpty: return (plan.until, place)
            default: break
            }
            guard let outer = plan.outer else { return ([], place) }
            plan = outer
            place = self.place(of: outer, around: place)
        }
    }

    /// The record of an outer iterator around a record.
    func place(of outer: RecordPlan, around instance: Int) -> Int {
        var place = instance
        while place > 0, extraction.instances[place].scope != outer.scope { place = extraction.instances[place].parent }
        return place
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
        switch test {
        case .has(let name): return hasElement(name, in: item)
        case .lacks(let name): return !hasElement(name, in: item)
        case .isOf(let index): return item.plan == index
        case .isIn(let name, let codes):
            return isAny(name, of: item) { capture in codes.contains { extraction.holds(capture, $0) } }
        case .isBeside(let name, let codes):
            return isAny(name, of: item) { capture in !codes.contains { extraction.holds(capture, $0) } }
        case .isAmong(let name, let expression):
            let others = texts(expression).captures.map { extraction.captures[$0] }
            return isAny(name, of: item) { capture in
                others.contains { extraction.holds(capture, Array(extraction.text[$0.start..<$0.start + $0.count])) }
            }
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
