import Catalogue
import Core

/// What a function made of its texts.
struct FunctionResult {
    var values: [Value] = []
    var isDoubtful = false
    /// Something stands there that cannot be read.
    var isUnreadable = false
    var isOutOfPeriod = false
    var record: RecordItem?
}

extension FunctionResult {
    mutating func addCode(_ code: String, _ list: CodeList?) {
        values.append(.code(code))
        if let list, !list.contains(code) { isDoubtful = true }
    }

    /// Several records may tell one code: a list of codes has each once.
    mutating func dropRepeats() {
        var once: [Value] = []
        for value in values where !once.contains(value) { once.append(value) }
        values = once
    }

    mutating func addDate(_ reading: DateReading, allowsIncomplete: Bool) {
        switch reading {
        case .date(let date, let isPlaceholder):
            values.append(.date(date))
            if isPlaceholder || (!allowsIncomplete && date.date == nil) { isDoubtful = true }
        case .open: break
        case .unreadable: isUnreadable = true
        }
    }
}
