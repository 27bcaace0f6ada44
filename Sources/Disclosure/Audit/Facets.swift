package import Ledger

/// How the entries that a question finds divide, so that each count leads to a narrower question.
///
/// Each dimension counts under the filters of all others, and so shows what else could be chosen in it.
package struct Facets: Hashable, Sendable {
    package enum Dimension: String, Hashable, Sendable, CaseIterable {
        case type, purpose, application, source, outcome
    }

    package struct Value: Hashable, Sendable {
        package let value: String
        package let count: Int
    }

    /// Per dimension, the most frequent first.
    package let values: [Dimension: [Value]]
    /// How many entries the whole question finds, but for what is sealed.
    package let total: Int
    package let isComplete: Bool

    package init(_ counts: EntryCounts, of question: AuditQuestion) {
        var sums: [Dimension: [String: Int]] = [:]
        var total = 0
        for (kind, count) in counts.counts {
            let misfits = Dimension.allCases.filter { !Self.fits(kind, question, in: $0) }
            if misfits.isEmpty { total += count }
            for dimension in Dimension.allCases where misfits.allSatisfy({ $0 == dimension }) {
                for value in Self.values(of: kind, in: dimension) {
                    sums[dimension, default: [:]][value, default: 0] += count
                }
            }
        }
        values = sums.mapValues { sums in
            sums.map { Value(value: $0.key, count: $0.value) }.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
        }
        self.total = total
        isComplete = counts.isComplete
    }

    /// A purpose counts without its version, an entry of two sources for both.
    private static func values(of kind: EntryKind, in dimension: Dimension) -> [String] {
        switch dimension {
        case .type: [kind.type.rawValue]
        case .purpose: kind.purpose.map { [purpose($0)] } ?? []
        case .application: kind.application.map { [$0] } ?? []
        case .source: kind.source?.split(separator: ",").map(String.init) ?? []
        case .outcome: kind.outcome.map { [$0] } ?? []
        }
    }

    private static func purpose(_ text: String) -> String { String(text.prefix { $0 != "@" }) }

    private static func fits(_ kind: EntryKind, _ question: AuditQuestion, in dimension: Dimension) -> Bool {
        let except = question.except
        return switch dimension {
        case .type: question.types.isEmpty || question.types.contains(kind.type)
        case .purpose:
            (question.purpose.map { isOf($0, kind) } ?? true) && !(except.purpose.map { isOf($0, kind) } ?? false)
        case .application:
            (question.application.map { $0 == kind.application } ?? true)
                && (except.application.map { $0 != kind.application } ?? true)
        case .source:
            (question.source.map(values(of: kind, in: .source).contains) ?? true)
                && !(except.source.map(values(of: kind, in: .source).contains) ?? false)
        case .outcome:
            (question.outcome.map { $0 == kind.outcome } ?? true)
                && (except.outcome.map { $0 != kind.outcome } ?? true)
        }
    }

    private static func isOf(_ asked: String, _ kind: EntryKind) -> Bool {
        kind.purpose.map { asked == $0 || asked == purpose($0) } ?? false
    }
}
