import Core
package import Ledger

extension ConsentFigures {
    /// The figures of a period, from a controller's log.
    package init(_ journal: Journal, _ period: FiguresPeriod) async throws(DisclosureError) {
        do {
            var months: [Month] = []
            for month in period.months {
                let (start, end) = (BelgianCalendar.startOfDay(month.from), BelgianCalendar.endOfDay(month.until))
                months.append(
                    Month(
                        try await journal.storage.consentCounts(from: start, until: end),
                        answered: try await journal.storage.answeredRequests(from: start, until: end)))
            }
            var names: [[UInt8]: String] = [:]
            for party in try await journal.storage.allApplications() {
                names[journal.keys.controllerKeys.employee(party.id)] = party.id
            }
            let known = names
            self.init(months) { known[$0] }
        } catch {
            throw DisclosureError(error)
        }
    }
}
