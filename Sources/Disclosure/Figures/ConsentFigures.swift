package import Catalogue
package import Ledger

/// What became of consents in a period: asked, yes, no, later, stopped, ended; by purpose, channel and clerk.
///
/// Small counts are hidden (``Suppression``), so that a figure is about a group and never about somebody.
package struct ConsentFigures: Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case asked, yes, no, later, stopped, ended

        /// What a kind of entry counts as; `nil` for what is no outcome.
        init?(_ type: EntryType) {
            switch type {
            case .consentRequested: self = .asked
            case .consentGiven, .consentRenewed: self = .yes
            case .consentRefused: self = .no
            case .consentDeferred: self = .later
            case .consentWithdrawn: self = .stopped
            case .consentExpired: self = .ended
            default: return nil
            }
        }
    }

    /// What happened in one month.
    package struct Month: Sendable {
        package let entries: [EntryCount]
        package let answered: [AnsweredRequest]

        package init(_ entries: [EntryCount], answered: [AnsweredRequest] = []) {
            self.entries = entries
            self.answered = answered
        }
    }

    /// Purposes by channel, for one outcome; the totals stand last.
    package struct Cross: Sendable {
        package let outcome: Outcome
        /// Row by row as ``purposes`` and a total, column by column as ``channels`` and a total.
        package fileprivate(set) var counts: [[FigureCount]]
    }

    package struct Clerk: Sendable {
        package let name: String
        package fileprivate(set) var counts: [Outcome: FigureCount]
    }

    /// `controller/id`, all versions together.
    package let purposes: [String]
    /// `nil` stands for what came by no channel, such as the end of a term.
    package let channels: [Channel?]
    package private(set) var crosses: [Cross]
    package private(set) var clerks: [Clerk]
    /// From question to answer, the middle one, in milliseconds; where each month has none or at least five.
    package let medians: [String: Int64]

    /// Each month is hidden by itself and then added up, so that no two periods tell what one month hides.
    ///
    /// `name` turns the keyed name of an employee into the one that an officer reads.
    package init(_ months: [Month], name: ([UInt8]) -> String?) {
        let counted = months.map { month in
            month.entries.compactMap { entry in Outcome(entry.type).map { Counted($0, entry, name) } }
        }
        let channels: [Channel?] = Channel.allCases + [nil]
        let names = Set(counted.joined().compactMap(\.clerk)).sorted()
        purposes = Set(counted.joined().map(\.purpose)).sorted()
        self.channels = channels
        let row = Array(repeating: FigureCount(), count: channels.count + 1)
        let empty = Array(repeating: row, count: purposes.count + 1)
        crosses = Outcome.allCases.map { Cross(outcome: $0, counts: empty) }
        clerks = names.map { name in
            Clerk(name: name, counts: Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, FigureCount()) }))
        }
        medians = Self.medians(months.map(\.answered))
        for month in counted {
            for index in crosses.indices { add(month.filter { $0.outcome == crosses[index].outcome }, to: index) }
        }
    }

    /// One month of one outcome.
    private mutating func add(_ counted: [Counted], to index: Int) {
        let table = purposes.map { purpose in
            channels.map { channel in counted.sum { $0.purpose == purpose && $0.channel == channel } }
        }
        let people = (clerks.map(\.name) + [""]).map { name in [counted.sum { ($0.clerk ?? "") == name }] }
        // Both tables have one total: where the one hides it, the other must not give it away.
        let first = Suppression(people, hidesTotal: Suppression(table).total == nil)
        let cross = Suppression(table, hidesTotal: first.total == nil)
        let second = Suppression(people, hidesTotal: cross.total == nil)
        for row in 0...purposes.count {
            for column in 0...channels.count { crosses[index].counts[row][column].add(cross.shown(row, column)) }
        }
        for clerk in clerks.indices {
            clerks[clerk].counts[crosses[index].outcome, default: FigureCount()].add(second.shown(clerk, 0))
        }
    }

    private static func medians(_ months: [[AnsweredRequest]]) -> [String: Int64] {
        var times: [String: [Int64]] = [:]
        var tooFew: Set<String> = []
        for month in months {
            for (purpose, requests) in Dictionary(grouping: month, by: { id(of: $0.purpose) }) {
                if requests.count < Suppression.least { tooFew.insert(purpose) }
                times[purpose, default: []] += requests.map(\.milliseconds)
            }
        }
        return times.filter { !tooFew.contains($0.key) }.mapValues { $0.sorted()[$0.count / 2] }
    }

    /// A purpose without its version.
    private static func id(of version: String) -> String { String(version.prefix { $0 != "@" }) }

    fileprivate struct Counted {
        let outcome: Outcome
        let purpose: String
        let channel: Channel?
        let clerk: String?
        let count: Int

        init(_ outcome: Outcome, _ entry: EntryCount, _ name: ([UInt8]) -> String?) {
            self.outcome = outcome
            purpose = ConsentFigures.id(of: entry.purpose ?? "")
            channel = [entry.outcome, entry.application].lazy.compactMap { $0.flatMap { Channel(rawValue: $0) } }.first
            clerk = entry.employee.map { name($0) ?? "?" }
            count = entry.count
        }
    }
}

extension [ConsentFigures.Counted] {
    fileprivate func sum(where fits: (Element) -> Bool) -> Int { reduce(0) { fits($1) ? $0 + $1.count : $0 } }
}
