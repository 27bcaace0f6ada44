import FoundationEssentials
import MockRegisters

/// Disclosures whose facts are all kept, beside a POST to the same kind of server that answers canned bytes.
struct WarmRow: Sendable {
    let options: BenchOptions
    let town: Town

    func measure(gateway: Neighbour) async throws -> [ReportRow] {
        guard await Tool.isInstalled("wrk") else { return [.skipped("warm disclosure", "wrk is not installed")] }
        let bytes = try await prime()
        let token = "bench-" + String(repeating: "x", count: 37)
        try Data(bytes).write(to: URL(filePath: town.folder + "/canned.json"))
        let canned = try Neighbour(
            Binaries.bench,
            ["canned", "--port", String(options.port + 2), "--token", token, "--file", town.folder + "/canned.json"],
            log: town.folder + "/canned.log")
        try await lines(to: "canned.txt") { _ in token }
        try await Task.sleep(for: .milliseconds(500))
        town.register.calls.reset()
        var (plain, warm) = (WarmSide(), WarmSide())
        _ = try await run(options.port + 2, "canned.txt", seconds: 1, seed: 1)
        for round in 1...options.rounds {
            let before = canned.cpuMicroseconds
            let reference = try await run(options.port + 2, "canned.txt", seconds: options.seconds, seed: round)
            plain.add(reference, cpu: canned.cpuMicroseconds - before)
            // Tokens are short-lived.
            try await lines(to: "warm.txt") { try await town.token($0.party) }
            if round == 1 { _ = try await run(options.port, "warm.txt", seconds: 1, seed: 99) }
            let start = gateway.cpuMicroseconds
            let run = try await run(options.port, "warm.txt", seconds: options.seconds, seed: round)
            warm.add(run, cpu: gateway.cpuMicroseconds - start)
        }
        await canned.stop()
        let share = warm.rate.median / plain.rate.median
        return [
            ReportRow("canned POST, \(bytes.count) bytes, 64 connections", measured: plain.text),
            ReportRow("warm disclosure, 10,000 subjects, two purposes", measured: warm.text),
            ReportRow(
                "warm disclosure against the canned POST", aim: "40 %, goal 50 %",
                measured: Figure.text(share * 100, 1) + " %", verdict: ReportRow.verdict(share, atLeast: 0.4)),
            ReportRow(
                "source calls during warm disclosures", aim: "0", measured: String(town.register.calls.count),
                verdict: town.register.calls.count == 0 ? "met" : "missed"),
        ]
    }

    func run(_ port: Int, _ file: String, seconds: Int, seed: Int) async throws -> Wrk {
        try await Wrk.run(
            port: port, lines: town.folder + "/" + file, seconds: seconds, seed: seed, folder: town.folder)
    }

    /// Asks about every regular once, which keeps what the warm questions need; gives canned bytes of their mean size.
    func prime() async throws -> [UInt8] {
        let waste = try await Asking(.waste, in: town)
        let drive = await waste.drive(0..<Town.regulars)
        guard drive.failures == 0 else { throw BenchError("\(drive.failures) of the first questions failed") }
        let parking = try await Asking(.parking, in: town)
        guard let one = await waste.ask(0), let other = await parking.ask(0) else {
            throw BenchError("a warm question was not answered")
        }
        let size = (one.count + other.count) / 2
        return Array((one + other).prefix(size))
    }

    /// Writes what wrk asks: each of the people, each of the questions.
    func lines(
        to name: String, of questions: [Question] = [.waste, .parking], people: Int = Town.regulars,
        token: (Question) async throws -> String
    ) async throws {
        var bytes: [UInt8] = []
        for question in questions {
            let token = try await token(question)
            for index in 0..<people {
                bytes += Array(token.utf8) + [0x09] + question.body(town.numbers[index], index) + [0x0A]
            }
        }
        try Data(bytes).write(to: URL(filePath: town.folder + "/" + name))
    }
}
