/// A count over months, of which some may hide theirs.
package struct FigureCount: Hashable, Sendable {
    private var shown = 0
    private var hiddenMonths = 0

    init(_ months: [Int?] = []) {
        for month in months { add(month) }
    }

    /// One month more; `nil` where it is hidden.
    mutating func add(_ month: Int?) {
        if let month { shown += month } else { hiddenMonths += 1 }
    }

    /// `nil` where a month hides its own.
    package var whole: Int? { hiddenMonths == 0 ? shown : nil }

    /// What it is at least; a hidden count is one or more.
    package var least: Int { shown + hiddenMonths }

    /// Whether nothing of it may be said.
    package var isHidden: Bool { shown == 0 && hiddenMonths > 0 }
}
