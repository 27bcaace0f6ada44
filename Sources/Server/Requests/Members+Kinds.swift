import Core

extension Members {
    /// `{"subject":{"ssin":"…"}}`: the one place in a request where a national number stands.
    mutating func optionalSubject(_ environment: ServerSettings.Environment) -> INSZ? {
        guard let value = take("subject") else { return nil }
        guard let object = value.members else {
            wrong("subject", "An object with `ssin`.")
            return nil
        }
        var inner = Members(object, path: "subject.")
        var number: INSZ?
        switch inner.take("ssin") {
        case .string(let text):
            number = INSZ(text)
            if number == nil { inner.invalid("ssin", "No national number: eleven digits, the last two their check.") }
        case nil: inner.missing("ssin")
        default: inner.wrong("ssin", "A string of eleven digits.")
        }
        if let found = number, environment == .mock, !found.isTestNumber {
            inner.invalid("ssin", "This is no test number (month of birth + 60), and this environment takes no other.")
            number = nil
        }
        absorb(inner)
        return number
    }

    mutating func subject(_ environment: ServerSettings.Environment) -> INSZ? {
        if !has("subject") { missing("subject") }
        return optionalSubject(environment)
    }

    mutating func optionalDate(_ name: String) -> CalendarDate? {
        guard let text = optionalText(name) else { return nil }
        guard let date = CalendarDate(text) else {
            wrong(name, "A day that exists, as YYYY-MM-DD.")
            return nil
        }
        return date
    }

    mutating func optionalInstant(_ name: String) -> Instant? {
        guard let text = optionalText(name) else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            wrong(name, "A moment in UTC, as 2026-11-21T09:30:00Z.")
            return nil
        }
        return instant
    }

    mutating func optionalIdentifier(_ name: String) -> Identifier? {
        guard let value = take(name) else { return nil }
        guard let id = value.string.flatMap({ Identifier($0) }) else {
            wrong(name, "An id as the gateway gave it.")
            return nil
        }
        return id
    }

    mutating func optionalInteger(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let value = take(name) else { return nil }
        guard let integer = value.integer, range.contains(integer) else {
            wrong(name, "An integer from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return integer
    }

    /// A yes or no that must be said.
    mutating func boolean(_ name: String) -> Bool {
        guard let value = take(name) else {
            missing(name)
            return false
        }
        guard let boolean = value.boolean else {
            wrong(name, "true or false.")
            return false
        }
        return boolean
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let value = take(name) else {
            missing(name)
            return nil
        }
        guard let choice = value.string.flatMap({ Choice(rawValue: $0) }) else {
            wrong(name, "One of " + Choice.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            return nil
        }
        return choice
    }

    /// Signed notes, each of a few lines.
    mutating func optionalNotes(_ name: String, atMost count: Int) -> [String]? {
        guard let value = take(name) else { return nil }
        guard let items = value.array, items.count <= count else {
            wrong(name, "An array of at most \(count) signed notes.")
            return nil
        }
        let notes = items.compactMap(\.string)
        if notes.count < items.count { wrong(name, "An array of strings.") }
        return notes
    }

    /// A text of several lines, such as a file.
    mutating func file(_ name: String) -> [UInt8] {
        guard let value = take(name) else {
            missing(name)
            return []
        }
        guard let text = value.string, !text.isEmpty else {
            wrong(name, "The text of a file.")
            return []
        }
        if NationalNumberScan.finds(in: text) { invalid(name, "A national number stands in this file.") }
        return Array(text.utf8)
    }
}
