import MockRegisters

/// A thousand who ask about one person at the same moment, cold: one call to each service.
struct SharedCallRow: Sendable {
    let options: BenchOptions
    let town: Town

    private static let askers = 1_000

    func measure() async throws -> [ReportRow] {
        let asking = try await Asking(.wholeWaste, in: town)
        // As slow as a real source is on a good day.
        town.register.add(slow: 300)
        defer { town.register.resetFaults() }
        var most = Samples()
        var took = Samples()
        var failures = 0
        for round in 0..<options.rounds {
            let person = Town.regulars + Town.strangers - 1 - round
            // A queue of connections that overflows would let some ask a second later.
            await asking.connect(Self.askers)
            town.register.calls.reset()
            let drive = await Drive.run(count: Self.askers, waiting: Self.askers) { _ in
                await asking.ask(person) != nil
            }
            failures += drive.failures
            took.add(drive.seconds)
            var calls: [String: Int] = [:]
            for call in town.register.calls.calls { calls[call.service, default: 0] += 1 }
            most.add(calls.count == 3 ? Double(calls.values.max() ?? 0) : -1)
        }
        return [
            ReportRow(
                "1,000 concurrent cold asks, three services", aim: "1 call each",
                measured: "\(most.text()) a service, \(failures) errors, \(took.text(2)) s",
                verdict: most.least == 1 && most.most == 1 && failures == 0 ? "met" : "missed")
        ]
    }
}

extension MockRegister {
    /// Lets every service answer late.
    func add(slow milliseconds: Int) {
        try? add(Fault(kind: .slow, milliseconds: milliseconds))
    }
}
