import Disclosure

/// What a year came to.
struct YearFigures: Sendable {
    var asked = 0
    var answered = 0
    var refused = 0
    var failed = 0
    /// Calls to the sources, by source.
    var calls: [String: Int] = [:]
    /// Answers for which some source was asked.
    var consultations = 0
    /// Of forms and counters on the days on which the sources answered late, in milliseconds.
    var latencies = Samples()
    var seconds = 0.0
    /// As the product tells it from its log.
    var savings: Savings?

    var allCalls: Int { calls.values.reduce(0, +) }
    /// Of a hundred answers, how many rest on kept facts alone.
    var hits: Double { answered == 0 ? 0 : 100 * (1 - Double(consultations) / Double(answered)) }

    func euros(_ prices: [String: Int]) -> Double {
        calls.reduce(0) { $0 + Double($1.value * (prices[$1.key] ?? 0)) / 100 }
    }

    var text: String {
        let sources = calls.sorted { $0.value > $1.value }.map { "\($0.key) \(Figure.text(Double($0.value)))" }
        return "\(Figure.text(Double(asked))) asked, \(Figure.text(Double(answered))) answered, "
            + "\(Figure.text(Double(refused))) refused, \(failed) failed; \(Figure.text(Double(allCalls))) calls ("
            + sources.joined(separator: ", ") + ")"
    }
}
