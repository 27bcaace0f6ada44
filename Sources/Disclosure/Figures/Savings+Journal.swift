import Catalogue
import Core
package import Ledger

extension Savings {
    /// The savings of a period, from a controller's log.
    package init(
        _ journal: Journal, _ period: FiguresPeriod, purposes: ActivePurposes, prices: [String: Int]
    ) async throws(DisclosureError) {
        do {
            var months: [(first: CalendarDate, counts: EntryCounts)] = []
            for month in period.months {
                let counts = try await journal.storage.counts(CountQuery(from: month.from, until: month.until))
                months.append((month.from, counts))
            }
            let spared = purposes.all.map { ("\($0.ref.controller)/\($0.ref.id)", $0.template.spares) }
            self.init(months, prices: prices, spared: Dictionary(spared, uniquingKeysWith: { first, _ in first }))
        } catch {
            throw DisclosureError(error)
        }
    }
}
