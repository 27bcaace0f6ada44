package import Core
package import Ledger

/// What a look at everything that is kept found over, in numbers: it names nobody.
package struct RetentionReport: Hashable, Sendable {
    /// Interests of one purpose and kind that ended in one way.
    package struct Line: Hashable, Sendable {
        package let purpose: String
        package let kind: Interest.Kind
        package let cause: HoldEnd
        package fileprivate(set) var interests = 0
        /// The facts that they held, whether something else holds those or not.
        package fileprivate(set) var facts = 0
    }

    package let at: Instant
    /// Whether it was carried out, or only looked at.
    package let isApplied: Bool
    /// Consents and requests that ended by themselves, or go on under a new version.
    package var consents = 0
    /// Facts that went, or would go: nothing holds them any more.
    package var facts = 0
    /// Facts that nothing held already; there should be none.
    package var factsWithoutInterest = 0
    /// What people told and may be kept no longer.
    package var tellings = 0
    /// Doubts that nobody confirmed in time.
    package var doubts = 0
    private var lines: [Line] = []

    package init(at: Instant, isApplied: Bool) {
        self.at = at
        self.isApplied = isApplied
    }

    /// By purpose, kind and cause.
    package var ended: [Line] {
        lines.sorted {
            ($0.purpose, $0.kind.rawValue, $0.cause.rawValue) < ($1.purpose, $1.kind.rawValue, $1.cause.rawValue)
        }
    }

    package var isEmpty: Bool { consents == 0 && tellings == 0 && doubts == 0 && lines.isEmpty }

    mutating func count(_ ended: InterestEnding.Ended, facts count: Int) {
        let index =
            lines.firstIndex { $0.purpose == ended.purpose && $0.kind == ended.kind && $0.cause == ended.cause }
            ?? lines.endIndex
        if index == lines.endIndex { lines.append(Line(purpose: ended.purpose, kind: ended.kind, cause: ended.cause)) }
        lines[index].interests += 1
        lines[index].facts += count
    }
}
