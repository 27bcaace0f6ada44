import Foundation
import Store

/// What a log costs as it grows: entries a second by how many wait, flushes, and the time to open it.
struct GrowthRow: Sendable {
    /// How many wait, and how many entries they append in a round.
    private static let crowds: [(waiting: Int, count: Int)] = [(1, 2_000), (8, 8_000), (64, 30_000), (512, 60_000)]

    let options: BenchOptions

    /// Leaves the logs behind, so that a second run need not fill them again.
    func measure() async throws -> ReportTable {
        var table = ReportTable()
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        let flush = DiskFlush(folder: options.folder)
        var lines = Self.crowds.map { PlotLine(name: "\($0.waiting) waiting") }
        var opening = PlotLine(name: "seconds to open")
        for size in options.sizes {
            let folder = options.folder + "/growth-\(size)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let log = try await LogFolder(folder + "/log", people: size == 0 ? 100 : 10_000)
            try await log.fill(to: size)
            let entries = try await log.size()
            let name = "\(Figure.text(Double(entries))) entries"
            table.add([ReportRow("the disk's own flushes", measured: try rate(of: flush))])
            for (index, crowd) in Self.crowds.enumerated() {
                let (rates, p99) = await appends(log, crowd.waiting, crowd.count)
                table.add([
                    ReportRow(
                        "\(name), \(crowd.waiting) waiting",
                        measured: rates.text(0, "/s") + ", p99 " + p99.text(2, " ms"))
                ])
                lines[index].add(Double(entries), rates.median)
            }
            await log.store.close()
            table.add(try await flushes(folder, name))
            let seconds = try await open(folder + "/log")
            table.add([ReportRow("  open it", measured: seconds.text(3, " s"))])
            opening.add(Double(entries), seconds.median)
        }
        let plots = [
            Plot(title: "durable entries a second", lines: lines), Plot(title: "opening, in seconds", lines: [opening]),
        ]
        try Data(Plot.svg(plots, against: "entries in the log").utf8).write(to: URL(filePath: options.plot))
        return table
    }

    private func rate(of flush: DiskFlush) throws -> String {
        var samples = Samples()
        for _ in 0..<options.rounds { samples.add(try flush.perSecond(for: 1)) }
        return samples.text(0, "/s")
    }

    private func appends(_ log: LogFolder, _ waiting: Int, _ count: Int) async -> (rates: Samples, p99: Samples) {
        var (rates, p99) = (Samples(), Samples())
        for _ in 0..<options.rounds {
            let drive = await Drive.run(count: count, waiting: waiting) { _ in await log.append() }
            rates.add(drive.rate)
            p99.add(drive.latencies.percentile(99))
        }
        return (rates, p99)
    }

    private func flushes(_ folder: String, _ name: String) async throws -> [ReportRow] {
        let work = "  entries for each flush, by strace"
        guard await Tool.isInstalled("strace") else { return [.skipped(work, "strace is not installed")] }
        let count = FlushCount(folder: folder)
        var texts: [String] = []
        for (waiting, entries) in [(1, 500), (8, 2_000), (64, 5_000), (512, 20_000)] {
            guard let share = try await count.entriesPerFlush(side: "store", waiting: waiting, count: entries) else {
                return [.skipped(work, "tracing is not permitted")]
            }
            texts.append("\(waiting) waiting: \(Figure.text(share, 1))")
        }
        return [ReportRow(work, measured: texts.joined(separator: ", "))]
    }

    private func open(_ folder: String) async throws -> Samples {
        var took = Samples()
        let clock = ContinuousClock()
        for _ in 0..<options.rounds {
            let began = clock.now
            let store = try await LogFolder.store(folder)
            took.add((clock.now - began).inSeconds)
            await store.close()
        }
        return took
    }
}
