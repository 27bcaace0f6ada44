import Core

extension FileRecord {
    func flag(_ key: String) throws(MockRegistersError) -> Bool? {
        switch try text(key) {
        case nil: nil
        case "true": true
        case "false": false
        default: throw failure(.wrongKind, key)
        }
    }

    func requiredDay(_ key: String) throws(MockRegistersError) -> CalendarDate {
        guard let day = try day(key) else { throw failure(.missing, key) }
        return day
    }

    func requiredInteger(_ key: String) throws(MockRegistersError) -> Int {
        guard let number = try integer(key) else { throw failure(.missing, key) }
        return number
    }

    /// A year, or a number up to zero that counts from this one: `-2` is the year before last.
    func year(_ key: String) throws(MockRegistersError) -> Int {
        let number = try requiredInteger(key)
        return number > 0 ? number : today.year + number
    }

    /// Euros with two decimals (`22476.49`), as cents.
    func cents(_ key: String) throws(MockRegistersError) -> Int {
        let parts = try required(key).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let euros = Int(parts[0]), euros >= 0 else { throw failure(.wrongKind, key) }
        guard parts.count == 2 else { return euros * 100 }
        guard parts[1].utf8.count == 2, let cents = Int(parts[1]), cents >= 0 else { throw failure(.wrongKind, key) }
        return euros * 100 + cents
    }

    /// Each record under a key, made into a value.
    func all<Item>(
        _ key: String, _ make: (FileRecord) throws(MockRegistersError) -> Item
    ) throws(MockRegistersError) -> [Item] {
        var items: [Item] = []
        for record in try records(key) { items.append(try make(record)) }
        return items
    }

    /// The record under a key, made into a value.
    func one<Item>(
        _ key: String, _ make: (FileRecord) throws(MockRegistersError) -> Item
    ) throws(MockRegistersError) -> Item? {
        guard let record = try record(key) else { return nil }
        return try make(record)
    }
}
