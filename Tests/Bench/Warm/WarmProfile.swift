/// Where the gateway's time goes while it answers warm questions, by function (`bench profile`, with linux-perf).
struct WarmProfile: Sendable {
    let options: BenchOptions

    func show() async throws {
        let town = try await Town(options)
        defer { town.close() }
        let data = town.folder + "/perf.data"
        let control = town.folder + "/perf.control"
        _ = try await Tool.run("mkfifo", [control])
        let gateway = try await town.gateway(
            under: [
                "perf", "record", "-F", "499", "-e", "cpu-clock", "-g", "-D", "-1", "--control", "fifo:" + control,
                "-o", data, "--",
            ])
        let row = WarmRow(options: options, town: town)
        _ = try await row.prime()
        try await row.lines(to: "warm.txt") { try await town.token($0.party) }
        _ = try await run(town, seconds: 2)
        _ = try await Tool.run("sh", ["-c", "echo enable > " + control])
        let run = try await run(town, seconds: options.seconds)
        _ = try await Tool.run("sh", ["-c", "echo disable > " + control + "; pkill -TERM -P \(gateway.pid)"])
        await gateway.ended()
        print("\(Figure.text(run.rate))/s, \(run.errors) errors; the samples are in \(data)")
        for order in ["comm,dso", "comm,symbol"] {
            let report = try await Tool.run(
                "perf",
                [
                    "report", "-i", data, "--no-children", "-g", "none", "--percent-limit", "0.4", "--stdio", "--sort",
                    order,
                ])
            print(report.output)
        }
    }

    private func run(_ town: Town, seconds: Int) async throws -> Wrk {
        try await Wrk.run(
            port: options.port, lines: town.folder + "/warm.txt", seconds: seconds, seed: 7, folder: town.folder)
    }
}
