import Core
import Disclosure
import Ledger
import Synchronization

/// What the metrics tell of each controller: its savings, its tasks, and the facts that are open in memory.
///
/// Savings are of months that are over, so they are counted once a day. A log that cannot be read is left out.
final class DeskMetrics: Sendable {
    private struct Known {
        let day: CalendarDate
        let figures: SavingsMetrics.Figures
    }

    private let desks: [ControllerDesk]
    private let known = Mutex<[String: Known]>([:])

    init(_ desks: [ControllerDesk]) {
        self.desks = desks.sorted { $0.controller < $1.controller }
    }

    func text() async -> String {
        var savings: [SavingsMetrics.Figures] = []
        var tasks: [(controller: String, figures: TaskFigures)] = []
        var memory = MetricFamily("sluis_fact_memory_bytes", "gauge")
        for desk in desks {
            if let figures = await self.savings(of: desk) { savings.append(figures) }
            if let figures = try? await desk.tasks.figures() { tasks.append((desk.controller, figures)) }
            memory.add(["controller": desk.controller], desk.factBytes())
        }
        return SavingsMetrics.text(savings) + TaskMetrics.text(tasks) + memory.text
    }

    private func savings(of desk: ControllerDesk) async -> SavingsMetrics.Figures? {
        let today = desk.journal.clock.today
        if let known = known.withLock({ $0[desk.controller] }), known.day == today { return known.figures }
        guard let period = FiguresPeriod(soFar: today),
            let savings = try? await Savings(desk.journal, period, purposes: desk.purposes, prices: desk.prices)
        else { return nil }
        let figures = SavingsMetrics.Figures(
            controller: desk.controller, year: period.from.year, savings: savings)
        known.withLock { $0[desk.controller] = Known(day: today, figures: figures) }
        return figures
    }
}
