import Core

extension Members {
    /// `{"subject":{"ssin":"…"}}` or `{"subject":{"enterpriseNumber":"…"}}`: the one place in a request where a national
    /// number stands.
    mutating func optionalSubject(_ environment: ServerSettings.Environment) -> SubjectNumber? {
        guard let value = take("subject") else { return nil }
        guard let object = value.members else {
            wrong("subject", "An object with `ssin` or `enterpriseNumber`.")
            return nil
        }
        var inner = Members(object, path: "subject.")
        var number: SubjectNumber?
        if inner.has("ssin"), inner.has("enterpriseNumber") {
            _ = (inner.take("ssin"), inner.take("enterpriseNumber"))
            inner.invalid("enterpriseNumber", "A person, or an enterprise or association; not both.")
        } else if inner.has("enterpriseNumber") {
            number = inner.enterpriseNumber().map { .enterprise($0) }
        } else {
            number = inner.nationalNumber(environment).map { .person($0) }
        }
        absorb(inner)
        return number
    }

    private mutating func nationalNumber(_ environment: ServerSettings.Environment) -> INSZ? {
        switch take("ssin") {
        case .string(let text):
            guard let number = INSZ(text) else {
                invalid("ssin", "No national number: eleven digits, the last two their check.")
                return nil
            }
            guard environment != .mock || number.isTestNumber else {
                invalid("ssin", "This is no test number (month of birth + 60), and this environment takes no other.")
                return nil
            }
            return number
        case nil: missing("ssin")
        default: wrong("ssin", "A string of eleven digits.")
        }
        return nil
    }

    private mutating func enterpriseNumber() -> EnterpriseNumber? {
        guard case .string(let text)? = take("enterpriseNumber") else {
            wrong("enterpriseNumber", "A string of ten digits.")
            return nil
        }
        guard let number = EnterpriseNumber(text) else {
            invalid("enterpriseNumber", "No enterprise number: ten digits, first 0 or 1, the last two their check.")
            return nil
        }
        return number
    }

    mutating func subject(_ environment: ServerSettings.Environment) -> SubjectNumber? {
        if !has("subject") { missing("subject") }
        return optionalSubject(environment)
    }

    /// A subject who can act: a person.
    mutating func person(_ environment: ServerSettings.Environment) -> INSZ? {
        let subject = subject(environment)
        if subject?.enterprise != nil { invalid("subject.enterpriseNumber", "Only a person gives or ends a consent.") }
        return subject?.person
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
        if !has(name) { missing(name) }
        return optionalBoolean(name) ?? false
    }

    mutating func optionalBoolean(_ name: String) -> Bool? {
        guard let value = take(name) else { return nil }
        guard let boolean = value.boolean else {
            wrong(name, "true or false.")
            return nil
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

    mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        has(name) ? choice(name, type) : nil
    }

    /// The members of an object that must be there; what is wrong in it is taken over by ``absorb(_:)``.
    mutating func inner(_ name: String) -> Members? {
        guard let value = take(name) else {
            missing(name)
            return nil
        }
        guard let object = value.members else {
            wrong(name, "An object.")
            return nil
        }
        return Members(object, path: name + ".")
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
