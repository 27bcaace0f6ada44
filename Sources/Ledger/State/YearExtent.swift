package import Core

/// What a year's log holds, in counts of its clear columns: enough for a destruction list, and nobody is in it.
package struct YearExtent: Hashable, Sendable {
    /// The times of its first and its last entry.
    package var first: Instant?
    package var last: Instant?
    package var types: [EntryType: Int]
    /// Entries of each purpose version, by `controller/id@n`.
    package var purposes: [String: Int]
    /// People in it who asked to restrict, or whom something was not answered yet.
    package var restrained: Int

    package init(
        first: Instant? = nil, last: Instant? = nil, types: [EntryType: Int] = [:], purposes: [String: Int] = [:],
        restrained: Int = 0
    ) {
        self.first = first
        self.last = last
        self.types = types
        self.purposes = purposes
        self.restrained = restrained
    }

    /// Counts entries with the same clear columns, of which these are the first and the last time.
    package mutating func add(_ type: EntryType, _ purpose: String?, from: Instant, until: Instant, count: Int = 1) {
        first = min(first ?? from, from)
        last = max(last ?? until, until)
        types[type, default: 0] += count
        if let purpose { purposes[purpose, default: 0] += count }
    }
}

extension MatterRow {
    /// Whether what there is of the person must stay for it: who asks to restrict asks to keep (article 18 GDPR), and what
    /// is being dealt with is not finished.
    package var keepsTheLog: Bool {
        switch matter {
        case .restriction: state != .closed
        default: state == .open
        }
    }
}
