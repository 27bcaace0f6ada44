import Catalogue
import Core
import Ledger
import Store

/// Pages of 100 opened entries from a log of three million that spans a year, while disclosures go on.
struct PagesRow: Sendable {
    private static let (entries, employees, days, asked) = (3_000_000, 200, 300, 400)

    let options: BenchOptions

    func measure() async throws -> ReportTable {
        let year = BelgianCalendar.date(at: WallClock.machine.now).year
        guard let first = CalendarDate(year: year, month: 1, day: 5) else { throw BenchError("no such day") }
        let start = BelgianCalendar.startOfDay(first)
        let clock = DayClock(start)
        let log = try await LogFolder(options.folder + "/pages", employees: Self.employees, clock: clock.wall)
        if let last = try await log.store.entries(EntryQuery(limit: 1)).first { clock.set(last.at) }
        let total = options.count > 0 ? options.count : Self.entries
        for day in 1...Self.days {
            clock.set(start.adding(days: Int64(day)))
            try await log.fill(to: total * day / Self.days)
        }
        let disclosing = Task { await disclose(log) }
        let persons = try await pages(of: log) {
            EntryQuery(person: log.people.randomElement()?.ref, limit: 100)
        }
        let employees = try await pages(of: log) {
            let from = start.adding(days: .random(in: 0...270))
            return EntryQuery(
                employee: log.journal.keys.controllerKeys.employee(
                    LogFolder.employee(.random(in: 0..<Self.employees))),
                purpose: log.purpose.ref.text, from: from, until: from.adding(days: 30), limit: 100)
        }
        disclosing.cancel()
        let rate = await disclosing.value
        let name = "100 opened entries of \(Figure.text(Double(try await log.size())))"
        await log.store.close()
        var table = ReportTable()
        table.add([
            row("\(name), by person", persons), row("\(name), by employee, purpose and month", employees),
            ReportRow("  disclosures meanwhile", measured: Figure.text(rate) + "/s"),
        ])
        return table
    }

    private func row(_ work: String, _ samples: Samples) -> ReportRow {
        let p95 = samples.percentile(95)
        return ReportRow(
            work, aim: "p95 under 20 ms",
            measured: "p50 \(Figure.text(samples.median, 2)) ms, p95 \(Figure.text(p95, 2)) ms",
            verdict: ReportRow.verdict(p95, atMost: 20))
    }

    private func pages(of log: LogFolder, _ query: () -> EntryQuery) async throws -> Samples {
        var samples = Samples()
        let clock = ContinuousClock()
        for _ in 0..<Self.asked {
            let query = query()
            let began = clock.now
            let entries = try await log.store.entries(query)
            let opened = try await log.journal.open(entries)
            samples.add((clock.now - began).inMilliseconds)
            guard zip(entries, opened).allSatisfy({ $0.parts.count == $1.count }) else {
                throw BenchError("an entry did not open")
            }
        }
        return samples
    }

    /// One after another, as a quiet day has them, until it is cancelled: entries a second.
    private func disclose(_ log: LogFolder) async -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        while !Task.isCancelled {
            if await log.append() { count += 1 }
        }
        return Double(count) / max((clock.now - start).inSeconds, 1e-9)
    }
}
