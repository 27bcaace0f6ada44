import MockRegisters

/// Warm disclosures of twelve attributes, which two sources told and the gateway kept.
struct WarmTwelveRow: Sendable {
    private static let people = 2_000

    let options: BenchOptions
    let town: Town

    func measure(gateway: Neighbour) async throws -> [ReportRow] {
        guard await Tool.isInstalled("wrk") else {
            return [.skipped("warm read of 12 attributes", "wrk is not installed")]
        }
        try await TwelvePurpose.activate(in: town)
        let asking = try await Asking(.twelve, in: town)
        let drive = await asking.drive(0..<Self.people)
        guard drive.failures == 0, let one = await asking.ask(0) else {
            throw BenchError("\(drive.failures) of the first questions about twelve attributes failed")
        }
        let row = WarmRow(options: options, town: town)
        town.register.calls.reset()
        var side = WarmSide()
        for round in 0...options.rounds {
            // Tokens are short-lived.
            try await row.lines(to: "twelve.txt", of: [.twelve], people: Self.people) { try await town.token($0.party) }
            let start = gateway.cpuMicroseconds
            let run = try await row.run(
                options.port, "twelve.txt", seconds: round == 0 ? 1 : options.seconds, seed: round)
            if round > 0 { side.add(run, cpu: gateway.cpuMicroseconds - start) }
        }
        return [
            ReportRow(
                "warm read of \(TwelvePurpose.attributes.count) attributes, \(one.count) bytes, "
                    + "\(Figure.text(Double(Self.people))) subjects", measured: side.text),
            ReportRow(
                "  source calls meanwhile", aim: "0", measured: String(town.register.calls.count),
                verdict: town.register.calls.count == 0 && side.errors == 0 ? "met" : "missed"),
        ]
    }
}
