/// What a gateway holds after it was used and left alone.
struct MemoryRow: Sendable {
    let town: Town

    func measure() async throws -> [ReportRow] {
        let gateway = try await town.gateway()
        let fresh = gateway.residentMegabytes
        let asking = try await Asking(.waste, in: town)
        let drive = await asking.drive(0..<Town.regulars)
        let busy = gateway.residentMegabytes
        try await Task.sleep(for: .seconds(10))
        let idle = gateway.residentMegabytes
        await gateway.stop()
        return [
            ReportRow(
                "memory after 10,000 warm requests and 10 s idle", aim: "under 96 MB",
                measured: "\(Figure.text(idle, 1)) MB (at start \(Figure.text(fresh, 1)), busy \(Figure.text(busy, 1));"
                    + " \(drive.failures) errors)",
                verdict: ReportRow.verdict(idle, atMost: 96))
        ]
    }
}
