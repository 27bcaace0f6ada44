import FoundationEssentials

/// Where the gateway's time goes while it answers warm questions, by function (`bench profile`, with linux-perf).
struct WarmProfile: Sendable {
    let options: BenchOptions

    func show() async throws {
        let town = try await Town(options)
        defer { town.close() }
        let gateway = try await town.gateway()
        let row = WarmRow(options: options, town: town)
        _ = try await row.prime()
        try await row.lines(to: "warm.txt") { try await town.token($0.party) }
        let data = town.folder + "/perf.data"
        async let load = Wrk.run(
            port: options.port, lines: town.folder + "/warm.txt", seconds: options.seconds + 4, seed: 7,
            folder: town.folder)
        try await Task.sleep(for: .seconds(2))
        let record = try await Tool.run(
            "perf",
            [
                "record", "-F", "499", "-g", "--call-graph", "fp", "-o", data, "-p", String(gateway.pid), "--", "sleep",
                String(options.seconds),
            ])
        let run = try await load
        await gateway.stop()
        print("\(Figure.text(run.rate))/s, \(run.errors) errors; \(record.status == 0 ? data : record.errors)")
        let report = try await Tool.run(
            "perf", ["report", "-i", data, "--no-children", "-g", "none", "--percent-limit", "0.4", "--stdio"])
        print(report.output)
    }
}
