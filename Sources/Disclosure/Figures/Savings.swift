package import Catalogue
package import Core
package import Ledger

/// What asking the government once spared a controller's citizens and its purse: by month, by source and by purpose.
///
/// It rests on the clear columns of the log alone. A *question* is one request's need of one source. It was made where
/// a consultation asked the source, and spared where an answer rests on the source though this request did not ask it.
/// Requests that shared one call count as one question each, and so does a call that failed: what a source is spared is
/// never said too large. What the citizen told is no question to a source.
///
/// Papers and questions of citizens are *at most*: the clear columns do not tell a second look in one case from another
/// citizen. Answers to a process, on a list or to a part of what a purpose is for spare none, nor do those in which
/// something was not given. Figures speak of groups: questions are rounded
/// down to fives, and small counts of a purpose are hidden month by month (``Suppression``); sums are of what is shown,
/// so that no two periods give away a third.
package struct Savings: Sendable {
    package struct Source: Hashable, Sendable {
        package let name: String
        package let made: Int
        package let spared: Int
        /// What the spared questions would have cost, in euro cents; `nil` where no price is known.
        package let cents: Int?

        package init(name: String, made: Int, spared: Int, cents: Int?) {
            self.name = name
            self.made = made
            self.spared = spared
            self.cents = cents
        }
    }

    /// Counts of one purpose; `nil` is hidden.
    package struct PurposeLine: Hashable, Sendable {
        /// `controller/id`, all versions together.
        package let purpose: String
        package let given: Int?
        package let refused: Int?
        package let unknown: Int?
        /// Given to a process, on a list or in part: nobody was spared a paper by it.
        package let aside: Int?
        /// Questions and papers that citizens were not asked for, at most.
        package let questions: Int
        package let papers: Int

        var hidesSome: Bool { [given, refused, unknown, aside].contains(nil) }
    }

    package struct Month: Hashable, Sendable {
        /// Its first day.
        package let first: CalendarDate
        package let sources: [Source]
        package let purposes: [PurposeLine]

        package var made: Int { sources.reduce(0) { $0 + $1.made } }
        package var spared: Int { sources.reduce(0) { $0 + $1.spared } }
        package var cents: Int { sources.reduce(0) { $0 + ($1.cents ?? 0) } }
    }

    package let months: [Month]

    /// - Parameters:
    ///   - prices: Euro cents for each question, by source.
    ///   - spared: What each answer of a purpose spares a citizen, by `controller/id`.
    package init(
        _ months: [(first: CalendarDate, counts: EntryCounts)], prices: [String: Int], spared: [String: Spared]
    ) {
        self.months = months.map { first, counts in
            Month(first: first, sources: Self.sources(counts, prices), purposes: Self.purposes(counts, spared))
        }
    }

    /// Whether a count of some purpose is hidden, so that sums say *at least*.
    package var hidesSome: Bool {
        months.contains { $0.purposes.contains { $0.hidesSome } }
    }
    package var questions: Int { sum(\.questions) }
    package var papers: Int { sum(\.papers) }
    package var given: Int { months.reduce(0) { $0 + $1.purposes.reduce(0) { $0 + ($1.given ?? 0) } } }
    package var made: Int { months.reduce(0) { $0 + $1.made } }
    package var spared: Int { months.reduce(0) { $0 + $1.spared } }
    package var cents: Int { months.reduce(0) { $0 + $1.cents } }

    private func sum(_ count: (PurposeLine) -> Int) -> Int {
        months.reduce(0) { $0 + $1.purposes.reduce(0) { $0 + count($1) } }
    }

    private static func sources(_ counts: EntryCounts, _ prices: [String: Int]) -> [Source] {
        var made: [String: Int] = [:]
        var used: [String: Int] = [:]
        for (kind, count) in counts.counts {
            let names = (kind.source ?? "").split(separator: ",").map(String.init)
                .filter { $0 != Tellings.source }
            switch kind.type {
            case .consulted: for name in names { made[name, default: 0] += count }
            case .disclosed: for name in names { used[name, default: 0] += count }
            default: break
            }
        }
        return Set(made.keys).union(used.keys).sorted().map { name in
            let asked = made[name] ?? 0
            let spared = inFives(max(0, (used[name] ?? 0) - asked))
            return Source(
                name: name, made: inFives(asked), spared: spared, cents: prices[name].map { $0 * spared })
        }
    }

    private static func inFives(_ count: Int) -> Int { count / Suppression.least * Suppression.least }

    private static func purposes(_ counts: EntryCounts, _ spared: [String: Spared]) -> [PurposeLine] {
        var table: [String: [Int]] = [:]
        for (kind, count) in counts.counts {
            guard let column = column(of: kind), let version = kind.purpose else { continue }
            table[String(version.prefix { $0 != "@" }), default: [0, 0, 0, 0]][column] += count
        }
        let names = table.keys.sorted()
        let shown = Suppression(names.map { table[$0] ?? [] })
        return names.enumerated().map { row, name in
            let given = shown.shown(row, 0)
            let each = spared[name] ?? .nothing
            return PurposeLine(
                purpose: name, given: given, refused: shown.shown(row, 1), unknown: shown.shown(row, 2),
                aside: shown.shown(row, 3), questions: (given ?? 0) * each.questions,
                papers: (given ?? 0) * each.papers.count)
        }
    }

    /// Given, refused, unknown, aside; `nil` for what is none of them.
    private static func column(of kind: EntryKind) -> Int? {
        switch kind.type {
        case .disclosed:
            switch DisclosureRecord.Outcome(rawValue: kind.outcome ?? "") {
            case .given: 0
            case .aside: 3
            case .incomplete, nil: 2
            }
        case .refused: 1
        default: nil
        }
    }
}
