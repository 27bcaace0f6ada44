import Core
import Disclosure

/// What asking once spared each controller in the months of a year that are over.
///
/// Whoever may read the metrics reads them, so they say what ``Savings`` lets everyone know: questions in fives, and of a
/// purpose no month whose count is small. A month is added once it is over, so no two readings tell a part of one.
enum SavingsMetrics {
    struct Figures: Sendable {
        let controller: String
        let year: Int
        let savings: Savings
    }

    static func text(_ all: [Figures]) -> String {
        var questions = MetricFamily("sluis_savings_source_questions", "gauge")
        var cents = MetricFamily("sluis_savings_cents", "gauge")
        var answers = MetricFamily("sluis_savings_answers", "gauge")
        var unasked = MetricFamily("sluis_savings_questions_not_asked", "gauge")
        var papers = MetricFamily("sluis_savings_papers_not_asked", "gauge")
        for figures in all {
            let (controller, year) = (figures.controller, String(figures.year))
            for (source, sums) in sources(figures.savings) {
                for (outcome, count) in [("made", sums.made), ("spared", sums.spared)] {
                    questions.add(
                        ["controller": controller, "year": year, "source": source, "outcome": outcome], count)
                }
                if let spared = sums.cents {
                    cents.add(["controller": controller, "year": year, "source": source], spared)
                }
            }
            for (purpose, sums) in purposes(figures.savings) {
                for (outcome, count) in sums.answers {
                    answers.add(
                        ["controller": controller, "year": year, "purpose": purpose, "outcome": outcome], count)
                }
                unasked.add(["controller": controller, "year": year, "purpose": purpose], sums.questions)
                papers.add(["controller": controller, "year": year, "purpose": purpose], sums.papers)
            }
        }
        return [questions, cents, answers, unasked, papers].map(\.text).joined()
    }

    private static func sources(_ savings: Savings) -> [(String, (made: Int, spared: Int, cents: Int?))] {
        var sums: [String: (made: Int, spared: Int, cents: Int?)] = [:]
        for source in savings.months.flatMap(\.sources) {
            let known = sums[source.name] ?? (0, 0, nil)
            sums[source.name] = (
                known.made + source.made, known.spared + source.spared,
                source.cents.map { $0 + (known.cents ?? 0) } ?? known.cents
            )
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private struct PurposeSums {
        /// Nothing of an outcome that every month hides.
        var answers: [(String, Int)] = []
        var questions = 0
        var papers = 0
    }

    private static func purposes(_ savings: Savings) -> [(String, PurposeSums)] {
        let lines = Dictionary(grouping: savings.months.flatMap(\.purposes), by: \.purpose)
        return lines.sorted { $0.key < $1.key }.map { purpose, lines in
            var sums = PurposeSums()
            for (outcome, counts) in [
                ("given", lines.compactMap(\.given)), ("refused", lines.compactMap(\.refused)),
                ("unknown", lines.compactMap(\.unknown)), ("aside", lines.compactMap(\.aside)),
            ] where !counts.isEmpty {
                sums.answers.append((outcome, counts.reduce(0, +)))
            }
            sums.questions = lines.reduce(0) { $0 + $1.questions }
            sums.papers = lines.reduce(0) { $0 + $1.papers }
            return (purpose, sums)
        }
    }
}
