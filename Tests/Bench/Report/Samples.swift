/// Figures of the same thing, one a round.
struct Samples: Sendable {
    private(set) var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    var median: Double { percentile(50) }
    var least: Double { values.min() ?? 0 }
    var most: Double { values.max() ?? 0 }

    func percentile(_ share: Int) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, sorted.count * share / 100)]
    }

    /// `4,210 (3,980–4,400)`: median, then the least and the most.
    func text(_ decimals: Int = 0, _ unit: String = "") -> String {
        let middle = Figure.text(median, decimals)
        guard values.count > 1 else { return middle + unit }
        return "\(middle)\(unit) (\(Figure.text(least, decimals))–\(Figure.text(most, decimals)))"
    }
}
