package import Core

/// Which year's log is to go, on what term, and by which list: what plan, performance and row have in common.
package struct PruningScope: Hashable, Sendable {
    package let end: LogEnd
    /// Whole Belgian years after that of the log in which it had to stay.
    package let termYears: Int
    /// SHA-256 of the destruction list (``DestructionList``).
    package let list: [UInt8]

    package init(end: LogEnd, termYears: Int, list: [UInt8]) {
        self.end = end
        self.termYears = termYears
        self.list = list
    }

    package init(_ list: DestructionList) {
        self.init(end: list.end, termYears: list.termYears, list: list.hash)
    }

    package var year: Int { end.year }

    package var json: JSON {
        ["end": end.json, "list": .string(Hex.encode(list)), "termYears": .integer(Int64(termYears))]
    }

    package init?(json: JSON?) {
        guard let json, let end = LogEnd(json: json["end"]),
            let list = json["list"]?.string.flatMap({ Hex.decode($0) }), list.count == 32,
            let termYears = json["termYears"]?.integer.flatMap({ Int(exactly: $0) }), (0...1000).contains(termYears)
        else { return nil }
        self.init(end: end, termYears: termYears, list: list)
    }
}
