import Disclosure

/// A seeded year of a median municipality and of the largest: with what is kept, without, and were more allowed.
///
/// Of the largest one inhabitant in so many is taken, with all their questions; half as many beside it show whether the
/// figures grow with the number.
struct YearRow: Sendable {
    private static let (median, largest, oneIn, year) = (16_000, 555_000, 50, 2026)
    /// Euro cents for a question; what the settings call `prices`.
    private static let prices = ["RR": 12, "KSZ": 25]

    let options: BenchOptions

    func measure() async throws -> [ReportRow] {
        let oneIn = options.count > 0 ? options.count : Self.oneIn
        var rows = try await compare("a year of \(Figure.text(Double(Self.median)))", Self.median, times: 1).rows
        let name = "a year of \(Figure.text(Double(Self.largest))), 1 inhabitant in \(oneIn)"
        let (large, figures) = try await compare(name, Self.largest / oneIn, times: oneIn)
        rows += large
        rows.append(try await linearity(Self.largest / oneIn, figures))
        return rows
    }

    private func run(_ inhabitants: Int, _ keeping: YearKeeping) async throws -> YearFigures {
        let run = YearRun(options: options, inhabitants: inhabitants, year: Self.year, prices: Self.prices)
        let figures = try await run.measure(keeping)
        guard figures.failed * 1_000 <= figures.asked else { throw BenchError("\(figures.failed) questions failed") }
        return figures
    }

    private func compare(
        _ name: String, _ inhabitants: Int, times: Int
    ) async throws -> (rows: [ReportRow], kept: YearFigures) {
        let kept = try await run(inhabitants, .asWritten)
        let fresh = try await run(inhabitants, .nothing)
        let all = try await run(inhabitants, .everything)
        var rows = [ReportRow(name + ", with what is kept", measured: kept.text)]
        rows.append(latency(kept))
        rows.append(ReportRow("  the same without a cache", measured: fresh.text))
        rows.append(latency(fresh))
        rows.append(spared("  spared", kept, of: fresh, times))
        rows.append(ReportRow("  were every title to let it be kept 31 days", measured: all.text))
        rows.append(latency(all))
        rows.append(spared("  spared then", all, of: fresh, times))
        if let savings = kept.savings {
            rows.append(
                ReportRow(
                    "  as `sluis savings` tells it" + (times > 1 ? ", times \(times)" : ""),
                    measured: "\(Figure.text(Double(savings.spared * times))) questions to sources spared, "
                        + "\(Figure.text(Double(savings.cents * times) / 100)) euros, "
                        + "\(Figure.text(Double(savings.questions * times))) questions and "
                        + "\(Figure.text(Double(savings.papers * times))) papers not asked of citizens"))
        }
        return (rows, kept)
    }

    private func spared(_ name: String, _ kept: YearFigures, of fresh: YearFigures, _ times: Int) -> ReportRow {
        func euros(_ figures: YearFigures) -> Double { figures.euros(Self.prices) * Double(times) }
        let spared = fresh.allCalls - kept.allCalls
        return ReportRow(
            name + (times > 1 ? ", times \(times)" : ""),
            measured: "\(Figure.text(Double(spared * times))) calls of \(Figure.text(Double(fresh.allCalls * times))) "
                + "(\(Figure.text(100 * Double(spared) / Double(max(1, fresh.allCalls)), 1)) %); "
                + "\(Figure.text(kept.hits, 1)) % of the answers asked nobody; "
                + "\(Figure.text(euros(kept))) euros instead of \(Figure.text(euros(fresh)))")
    }

    private func latency(_ figures: YearFigures) -> ReportRow {
        let samples = figures.latencies
        return ReportRow(
            "  who waits, sources 100 ms late",
            measured: "p50 \(Figure.text(samples.median, 1)), p95 \(Figure.text(samples.percentile(95), 1)), "
                + "p99 \(Figure.text(samples.percentile(99), 1)) ms of \(Figure.text(Double(samples.values.count))); "
                + "the year ran in \(Figure.text(figures.seconds)) s")
    }

    private func linearity(_ inhabitants: Int, _ figures: YearFigures) async throws -> ReportRow {
        let fewer = try await run(inhabitants / 2, .asWritten)
        let half = Double(fewer.allCalls) * 1_000 / Double(inhabitants / 2)
        let whole = Double(figures.allCalls) * 1_000 / Double(inhabitants)
        return ReportRow(
            "  calls for 1,000 inhabitants, half as many / as many",
            measured: "\(Figure.text(half)) / \(Figure.text(whole)); answers that asked nobody "
                + "\(Figure.text(fewer.hits, 1)) / \(Figure.text(figures.hits, 1)) %",
            verdict: "\(Figure.text(100 * abs(half / max(1, whole) - 1), 1)) % apart")
    }
}
