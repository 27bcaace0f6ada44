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
            let commits = CommitCount()
            let log = try await LogFolder(folder + "/log", people: size == 0 ? 100 : 10_000) { commits.pass($0) }
            try await log.fill(to: size)
            let entries = try await log.size()
            let name = "\(Figure.text(Double(entries))) entries"
            table.add([ReportRow("the disk's own flushes", measured: try rate(of: flush))])
            for (index, crowd) in Self.crowds.enumerated() {
                let found = try await appends(log, crowd.waiting, crowd.count, commits)
                table.add([
                    ReportRow(
                        "\(name), \(crowd.waiting) waiting",
                        measured: found.rates.text(0, "/s") + ", p99 " + found.p99.text(2, " ms") + ", "
                            + found.shares.text(1) + " for each flush")
                ])
                lines[index].add(Double(entries), found.rates.median)
            }
            await log.store.close()
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

    private struct Found {
        var rates = Samples()
        var p99 = Samples()
        /// Entries for each commit, and so for each flush.
        var shares = Samples()
    }

    private func appends(
        _ log: LogFolder, _ waiting: Int, _ count: Int, _ commits: CommitCount
    ) async throws -> Found {
        var found = Found()
        for _ in 0..<options.rounds {
            let before = commits.value
            let drive = await Drive.run(count: count, waiting: waiting) { _ in await log.append() }
            guard drive.failures == 0 else { throw BenchError("\(drive.failures) entries were not appended") }
            found.rates.add(drive.rate)
            found.p99.add(drive.latencies.percentile(99))
            found.shares.add(Double(count) / Double(max(1, commits.value - before)))
        }
        return found
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
