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

    /// Purposes by channel, for one outcome; the totals stand last.
    package struct Cross: Sendable {
        package let outcome: Outcome
        /// Row by row as ``purposes`` and a total, column by column as ``channels`` and a total; `nil` is hidden.
        package let counts: [[Int?]]
    }

    package struct Clerk: Sendable {
        package let name: String
        package let counts: [Outcome: Int?]
    }

    /// `controller/id`, all versions together.
    package let purposes: [String]
    /// `nil` stands for what came by no channel, such as the end of a term.
    package let channels: [Channel?]
    package let crosses: [Cross]
    package let clerks: [Clerk]
    /// From question to answer, the middle one of at least five, in milliseconds.
    package let medians: [String: Int64]

    /// `name` turns the keyed name of an employee into the one that an officer reads.
    package init(_ entries: [EntryCount], answered: [AnsweredRequest], name: ([UInt8]) -> String?) {
        let counted = entries.compactMap { entry in Outcome(entry.type).map { Counted($0, entry, name) } }
        let purposes = Set(counted.map(\.purpose)).sorted()
        let channels: [Channel?] = Channel.allCases + [nil]
        let names = Set(counted.compactMap(\.clerk)).sorted()
        var crosses: [Cross] = []
        var byClerk: [String: [Outcome: Int?]] = [:]
        for outcome in Outcome.allCases {
            let own = counted.filter { $0.outcome == outcome }
            let table = purposes.map { purpose in
                channels.map { channel in own.sum { $0.purpose == purpose && $0.channel == channel } }
            }
            let people = (names + [""]).map { name in [own.sum { ($0.clerk ?? "") == name }] }
            // Both tables have one total: where the one hides it, the other must not give it away.
            let first = Suppression(people, hidesTotal: Suppression(table).total == nil)
            let cross = Suppression(table, hidesTotal: first.total == nil)
            let second = Suppression(people, hidesTotal: cross.total == nil)
            crosses.append(
                Cross(
                    outcome: outcome,
                    counts: (0...purposes.count).map { row in
                        (0...channels.count).map { column in cross.shown(row, column) }
                    }))
            for (index, name) in names.enumerated() {
                byClerk[name, default: [:]].updateValue(second.shown(index, 0), forKey: outcome)
            }
        }
        self.purposes = purposes
        self.channels = channels
        self.crosses = crosses
        clerks = names.map { Clerk(name: $0, counts: byClerk[$0] ?? [:]) }
        medians = Dictionary(grouping: answered, by: { Self.id(of: $0.purpose) }).compactMapValues { requests in
            guard requests.count >= Suppression.least else { return nil }
            return requests.map(\.milliseconds).sorted()[requests.count / 2]
        }
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
