import Core
import Disclosure
import Ledger
import MockRegisters
import Synchronization

/// One year of a municipality, day by day on a moved clock.
///
/// Once a month there is a day on which the sources need 100 ms for each answer, and the latencies of those who wait are
/// measured; otherwise everyone asks as fast as it goes. What has passed its end is let go of on the first of each month.
struct YearRun: Sendable {
    private static let (late, waiting, fewWaiting) = (100, 64, 16)

    let options: BenchOptions
    let inhabitants: Int
    let year: Int
    let prices: [String: Int]

    func measure(_ keeping: YearKeeping) async throws -> YearFigures {
        let plan = YearPlan(inhabitants: inhabitants, year: year)
        guard let first = plan.days.first?.date else { throw BenchError("a year without days") }
        let town = try await YearTown(
            options, inhabitants: inhabitants, from: morning(first), keeping: keeping)
        do {
            let figures = try await run(plan, town)
            await town.close()
            return figures
        } catch {
            await town.close()
            throw error
        }
    }

    private func morning(_ day: CalendarDate) -> Instant { BelgianCalendar.startOfDay(day).adding(seconds: 9 * 3_600) }

    private func run(_ plan: YearPlan, _ town: YearTown) async throws -> YearFigures {
        for (service, people) in zip(YearService.all, plan.consents) where !people.isEmpty {
            try await town.consent(people, to: service.purpose)
        }
        let counts = Counts()
        var figures = YearFigures()
        let began = ContinuousClock.now
        var measured = 0
        for day in plan.days {
            town.clock.set(morning(day.date))
            if day.date.day == 1, day.date.month > 1 {
                _ = try await town.exchange.retention.apply(by: nil)
            }
            let isMeasured = day.isWorkingDay && day.date.day >= 10 && day.date.month > measured
            if isMeasured { measured = day.date.month }
            let waiters = isMeasured ? day.asks.filter { $0.kind != .run } : []
            let others = isMeasured ? day.asks.filter { $0.kind == .run } : day.asks
            _ = await drive(others, town, counts, waiting: Self.waiting)
            guard isMeasured else { continue }
            town.register.add(slow: Self.late)
            let drive = await drive(waiters, town, counts, waiting: Self.fewWaiting)
            town.register.resetFaults()
            for value in drive.latencies.values { figures.latencies.add(value) }
        }
        figures.seconds = (ContinuousClock.now - began).inSeconds
        (figures.answered, figures.refused, figures.failed) = counts.values
        figures.asked = figures.answered + figures.refused + figures.failed
        figures.calls = town.calls.calls
        try await tell(plan, town, &figures)
        return figures
    }

    private func drive(_ asks: [YearPlan.Ask], _ town: YearTown, _ counts: Counts, waiting: Int) async -> Drive {
        await Drive.run(count: asks.count, waiting: min(waiting, max(1, asks.count))) { index in
            let ask = asks[index]
            let request = YearService.all[ask.service].request(
                ask.person, town.people[ask.person], isRun: ask.kind == .run)
            return counts.add(try? await town.exchange.reply(to: request))
        }
    }

    /// What the log says of the year, once it is over.
    private func tell(_ plan: YearPlan, _ town: YearTown, _ figures: inout YearFigures) async throws {
        guard let first = plan.days.first?.date, let last = plan.days.last?.date,
            let period = FiguresPeriod(from: first, until: last, today: last.adding(days: 1))
        else { throw BenchError("a year without months") }
        let counts = try await town.journal.storage.counts(CountQuery(from: first, until: last))
        figures.consultations = counts.counts.reduce(0) { $1.key.type == .consulted ? $0 + $1.value : $0 }
        figures.savings = try await Savings(town.journal, period, purposes: town.purposes, prices: prices)
    }

    private final class Counts: Sendable {
        private let state = Mutex((answered: 0, refused: 0, failed: 0))

        var values: (Int, Int, Int) { state.withLock { ($0.answered, $0.refused, $0.failed) } }

        /// Whether there was an answer or a refusal.
        func add(_ reply: Reply?) -> Bool {
            state.withLock { counts in
                switch reply {
                case .answered?: counts.answered += 1
                case .refused?: counts.refused += 1
                case .later?, nil: counts.failed += 1
                }
            }
            return reply != nil
        }
    }
}
