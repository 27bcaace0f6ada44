import MockRegisters

/// A run over as many people as a large town has, cold and then warm, and what those who ask meanwhile notice of it.
struct RunRow: Sendable {
    /// Questions a second meanwhile: ten times the peak of all of Flanders.
    private static let pace = Pace(perSecond: 43)
    private static let people = 100_000

    let options: BenchOptions

    static func count(_ options: BenchOptions) -> Int { options.count > 0 ? options.count : people }

    func measure() async throws -> [ReportRow] {
        let town = try await Town(options, listed: Self.count(options))
        defer { town.close() }
        var gateway = try await town.gateway()
        do {
            var rows = try await idle(town)
            let cold = try await pass("cold", town, gateway)
            let busy = gateway.residentMegabytes
            rows += cold.rows
            rows += try await pass("warm", town, gateway).rows
            let warm = gateway.residentMegabytes
            let open = try await town.metric("sluis_fact_memory_bytes{controller=\"zonnegem\"}") / 1e6
            await gateway.stop()
            gateway = try await town.gateway()
            let started = gateway.residentMegabytes
            rows += kept(town, cold.perPerson, memory: (busy, warm, started, open))
            await gateway.stop()
            return rows
        } catch {
            await gateway.stop()
            throw error
        }
    }

    /// Those who ask, one warm question and one cold in turn.
    private func ask(_ town: Town) async throws -> @Sendable (Int) async -> Bool {
        let (warm, cold) = (try await Asking(.waste, in: town), try await Asking(.parking, in: town))
        return { index in
            let person = index / 2 % Town.strangers
            return index.isMultiple(of: 2)
                ? await warm.ask(person % 500) != nil : await cold.ask(Town.regulars + person) != nil
        }
    }

    private func idle(_ town: Town) async throws -> [ReportRow] {
        let prime = try await Asking(.waste, in: town)
        guard await prime.drive(0..<500).failures == 0 else { throw BenchError("the first questions failed") }
        let end = ContinuousClock.now + .seconds(max(10, options.seconds))
        let found = await Self.pace.run(until: { .now >= end }, work: try await ask(town))
        return [row("\(Self.pace.perSecond) questions a second without a run", found)]
    }

    /// The first half of the list alone, which also shows what each person takes up, and the rest beside others.
    ///
    /// The list came in whole before its first half was asked, so it is counted apart, over all.
    private func pass(
        _ name: String, _ town: Town, _ gateway: Neighbour
    ) async throws -> (rows: [ReportRow], perPerson: Grown) {
        let total = town.listed.count
        town.register.calls.reset()
        let before = StoredBytes(town.data)
        let (run, upload) = try await ListRun.begin(in: town, town.listed, case: "RUN-" + name)
        let start = gateway.cpuMicroseconds
        let alone = try await run.follow(until: total / 2)
        let cpu = (gateway.cpuMicroseconds - start) / Double(max(1, alone.last.ended - alone.first.ended))
        let grown = StoredBytes(town.data).since(before).withoutList
        let calls = town.register.calls.count
        let isOver = Flag()
        async let beside = Self.pace.run(until: { isOver.isSet }, work: try await ask(town))
        let busy: (first: ListRun.Mark, last: ListRun.Mark)
        do {
            busy = try await run.follow(until: total)
        } catch {
            isOver.set()
            throw error
        }
        isOver.set()
        let found = try await beside
        let list = StoredBytes(town.data).since(before).list
        let rows = [
            ReportRow(
                "a run over \(Figure.text(Double(total))), \(name)", aim: "over 200/s",
                measured: "\(Figure.text(rate(alone)))/s alone, \(Figure.text(rate(busy)))/s beside others; "
                    + "\(Figure.text(Double(busy.last.answered))) answered, \(Figure.text(Double(calls))) calls for the "
                    + "first \(Figure.text(Double(alone.last.ended))); the list came in \(Figure.text(upload, 1)) s",
                verdict: ReportRow.verdict(rate(busy), atLeast: 200)),
            ReportRow("  CPU of the gateway for each person", measured: Figure.text(cpu) + " µs"),
            row("  \(Self.pace.perSecond) questions a second beside it", found),
        ]
        return (rows, Grown(bytes: grown, people: alone.last.ended, list: list, listed: total))
    }

    /// What some people take up, and a list of others.
    private struct Grown {
        let bytes: StoredBytes
        let people: Int
        let list: Int
        let listed: Int
    }

    private func rate(_ marks: (first: ListRun.Mark, last: ListRun.Mark)) -> Double {
        Double(marks.last.ended - marks.first.ended) / max((marks.last.at - marks.first.at).inSeconds, 1e-9)
    }

    private func row(_ work: String, _ found: Pace.Found) -> ReportRow {
        ReportRow(
            work, aim: "p95 within 150 ms", measured: found.text,
            verdict: ReportRow.verdict(found.latencies.percentile(95), atMost: 150))
    }

    /// What the people of the cold pass take up: their entries and facts, and the list itself.
    private func kept(
        _ town: Town, _ grown: Grown,
        memory: (busy: Double, warm: Double, started: Double, open: Double)
    ) -> [ReportRow] {
        func megabytes(_ bytes: Int, of people: Int) -> String {
            Figure.text(Double(bytes) * 100_000 / Double(max(1, people)) / 1e6, 1) + " MB"
        }
        func megabytes(_ bytes: Int) -> String { megabytes(bytes, of: grown.people) }
        let tables = grown.bytes.tables.prefix(6).map { "\($0.name) \(megabytes($0.bytes))" }
        return [
            ReportRow(
                "100,000 persons kept, in ledger.sqlite",
                measured: megabytes(grown.bytes.ledger) + ", of which " + tables.joined(separator: ", ")),
            ReportRow("  a list of 100,000 with its results", measured: megabytes(grown.list, of: grown.listed)),
            ReportRow("  in keys.sqlite", measured: megabytes(grown.bytes.keys)),
            ReportRow(
                "  memory of the gateway with \(Figure.text(Double(town.listed.count))) kept", aim: "under 500 MB",
                measured: "\(Figure.text(memory.busy)) MB after the cold run, \(Figure.text(memory.warm)) MB after the "
                    + "warm (of which opened facts \(Figure.text(memory.open, 1)) MB), "
                    + "\(Figure.text(memory.started)) MB started anew",
                verdict: ReportRow.verdict(memory.warm, atMost: 500)),
        ]
    }
}
