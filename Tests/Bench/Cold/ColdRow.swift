import MockRegisters

/// Questions for which a source must be asked: it answers at once, so the gateway's own work shows.
struct ColdRow: Sendable {
    let options: BenchOptions
    let town: Town

    /// How many are asked about in one round.
    private static let round = 2_000

    func measure(gateway: Neighbour) async throws -> [ReportRow] {
        let asking = try await Asking(.parking, in: town)
        // Nothing is kept for this purpose: whoever is asked about again is as cold as before, but known.
        let first = await pass(asking, gateway)
        let again = await pass(asking, gateway)
        return rows("cold, one SOAP source, first time", first) + rows("cold, one SOAP source, person known", again)
    }

    private struct Pass {
        var rate = Samples()
        var cpu = Samples()
        var p99 = Samples()
        var failures = 0
        var asked = 0
        var calls = 0
    }

    private func pass(_ asking: Asking, _ gateway: Neighbour) async -> Pass {
        var pass = Pass()
        var start = Town.regulars
        while start + Self.round <= Town.regulars + 5 * Self.round {
            town.register.calls.reset()
            let before = gateway.cpuMicroseconds
            let drive = await asking.drive(start..<start + Self.round)
            pass.cpu.add((gateway.cpuMicroseconds - before) / Double(Self.round))
            pass.rate.add(drive.rate)
            pass.p99.add(drive.latencies.percentile(99))
            pass.failures += drive.failures
            pass.asked += Self.round
            pass.calls += town.register.calls.count
            start += Self.round
        }
        return pass
    }

    private func rows(_ work: String, _ pass: Pass) -> [ReportRow] {
        [
            ReportRow(
                work, aim: "over 2,000/s",
                measured: "\(pass.rate.text(0, "/s")), p99 \(pass.p99.text(1)) ms, \(pass.failures) errors,"
                    + " \(Figure.text(Double(pass.calls))) calls for \(Figure.text(Double(pass.asked)))",
                verdict: ReportRow.verdict(pass.rate.median, atLeast: 2_000)),
            ReportRow(
                "  CPU of the gateway", aim: "under 450 µs", measured: pass.cpu.text(0, " µs"),
                verdict: ReportRow.verdict(pass.cpu.median, atMost: 450)),
        ]
    }
}
