/// What stands of an entry in clear but for time and employee: what counting tells apart.
package struct EntryKind: Hashable, Sendable {
    package let type: EntryType
    /// `controller/id@n`.
    package let purpose: String?
    package let application: String?
    package let outcome: String?
    /// One source or several, with commas.
    package let source: String?

    package init(type: EntryType, purpose: String?, application: String?, outcome: String?, source: String?) {
        self.type = type
        self.purpose = purpose
        self.application = application
        self.outcome = outcome
        self.source = source
    }

    package init(_ entry: StoredEntry) {
        self.init(
            type: entry.type, purpose: entry.purpose, application: entry.application, outcome: entry.outcome,
            source: entry.source)
    }
}

/// How many entries there are of each kind.
package struct EntryCounts: Hashable, Sendable {
    package var counts: [EntryKind: Int] = [:]
    /// Whether all were counted; a count about one person or employee stops at a bound.
    package var isComplete = true

    package init() {}

    package mutating func add(_ kind: EntryKind, _ count: Int = 1) { counts[kind, default: 0] += count }

    package mutating func add(_ other: EntryCounts) {
        counts.merge(other.counts, uniquingKeysWith: +)
        isComplete = isComplete && other.isComplete
    }

    /// Without others that are among these.
    package mutating func subtract(_ other: EntryCounts) {
        for (kind, count) in other.counts { counts[kind] = max(counts[kind, default: 0] - count, 0) }
        counts = counts.filter { $0.value > 0 }
        isComplete = isComplete && other.isComplete
    }
}
