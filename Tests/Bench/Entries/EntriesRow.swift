import FoundationEssentials
import Store

/// Entries that are durable before anyone is answered, beside the bare group commit of the same bytes.
struct EntriesRow: Sendable {
    let options: BenchOptions

    private struct Side {
        var rate = Samples()
        var p50 = Samples()
        var p99 = Samples()
        var failures = 0

        mutating func add(_ drive: Drive) {
            rate.add(drive.rate)
            p50.add(drive.latencies.median)
            p99.add(drive.latencies.percentile(99))
            failures += drive.failures
        }

        var text: String { "\(rate.text(0, "/s")), p50 \(p50.text(2)) ms, p99 \(p99.text(2)) ms" }
    }

    /// Leaves the log behind, for the rows that open it.
    func measure() async throws -> [ReportRow] {
        let folder = options.folder + "/log"
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        let log = try await LogFolder(folder)
        try await log.fill(to: options.entries)
        let entries = try await log.size()
        let bytes = Data(try await log.row())
        let bare = try BareCommit(options.folder + "/bare.sqlite")
        var sides: [String: Side] = [:]
        for _ in 0..<options.rounds {
            for (waiting, count) in [(1, 2_000), (64, 30_000)] {
                let reference = await Drive.run(count: count, waiting: waiting) { _ in await bare.append(bytes) }
                sides["bare \(waiting)", default: Side()].add(reference)
                let drive = await Drive.run(count: count, waiting: waiting) { _ in await log.append() }
                sides["log \(waiting)", default: Side()].add(drive)
            }
        }
        await log.store.close()
        try bare.close()
        var rows: [ReportRow] = []
        for waiting in [1, 64] {
            guard let bare = sides["bare \(waiting)"], let log = sides["log \(waiting)"] else { continue }
            rows += self.rows(waiting, bare, log, entries: entries, bytes: bytes.count)
        }
        return rows + (try await flushes()) + (try await start(folder, entries: entries))
    }

    private func rows(_ waiting: Int, _ bare: Side, _ log: Side, entries: Int, bytes: Int) -> [ReportRow] {
        let share = log.rate.median / bare.rate.median
        let name = "\(waiting) waiting"
        let work = "durable entries at \(Figure.text(Double(entries))), \(name)"
        guard waiting > 1 else {
            return [
                ReportRow("bare group commit of \(bytes) bytes, \(name)", measured: bare.text),
                ReportRow(work, measured: log.text, verdict: "\(Figure.text(share * 100)) % of bare"),
            ]
        }
        return [
            ReportRow("bare group commit of \(bytes) bytes, \(name)", measured: bare.text),
            ReportRow(
                work, aim: "over 8,000/s", measured: log.text + ", \(log.failures) errors",
                verdict: ReportRow.verdict(log.rate.median, atLeast: 8_000)),
            ReportRow(
                "  p99", aim: "under 25 ms", measured: log.p99.text(2, " ms"),
                verdict: ReportRow.verdict(log.p99.median, atMost: 25)),
            ReportRow(
                "  against the bare commit", aim: "50 %", measured: Figure.text(share * 100, 1) + " %",
                verdict: ReportRow.verdict(share, atLeast: 0.5)),
        ]
    }

    private func flushes() async throws -> [ReportRow] {
        let work = "entries for each flush, by strace"
        guard await Tool.isInstalled("strace") else { return [.skipped(work, "strace is not installed")] }
        let count = FlushCount(folder: options.folder)
        var texts: [String] = []
        for (waiting, entries) in [(1, 500), (64, 5_000)] {
            for side in ["store", "bare"] {
                guard let share = try await count.entriesPerFlush(side: side, waiting: waiting, count: entries) else {
                    return [.skipped(work, "tracing is not permitted")]
                }
                texts.append("\(side) \(waiting) waiting: \(Figure.text(share, 1))")
            }
        }
        return [ReportRow(work, measured: texts.joined(separator: ", "))]
    }

    private func start(_ folder: String, entries: Int) async throws -> [ReportRow] {
        var took = Samples()
        let clock = ContinuousClock()
        for _ in 0..<options.rounds {
            let began = clock.now
            let store = try await LogFolder.store(folder)
            took.add((clock.now - began).inSeconds)
            await store.close()
        }
        return [
            ReportRow(
                "open a log of \(Figure.text(Double(entries))) entries", aim: "under 0.5 s at 1,000,000",
                measured: took.text(3, " s"), verdict: ReportRow.verdict(took.median, atMost: 0.5))
        ]
    }
}
