import Catalogue
package import Core
package import Ledger

extension Savings {
    /// The months that one question may span.
    package static let mostMonths = 24

    /// The savings of whole Belgian months, from a controller's log.
    package init(
        _ journal: Journal, purposes: ActivePurposes, prices: [String: Int], from: CalendarMonth, until: CalendarMonth
    ) async throws(DisclosureError) {
        do {
            var counts: [(month: CalendarMonth, counts: EntryCounts)] = []
            for month in from.through(until).suffix(Self.mostMonths) {
                let found = try await journal.storage.counts(CountQuery(from: month.first, until: month.last))
                counts.append((month, found))
            }
            let spared = purposes.all.map { ("\($0.ref.controller)/\($0.ref.id)", $0.template.spares) }
            self.init(
                counts, prices: prices, spared: Dictionary(spared, uniquingKeysWith: { first, _ in first }))
        } catch {
            throw DisclosureError(error)
        }
    }
}
