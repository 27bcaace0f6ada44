package import Core
package import Ledger

extension ConsentFigures {
    /// The figures of whole Belgian days, from a controller's log.
    package init(_ journal: Journal, from: CalendarDate, until: CalendarDate) async throws(DisclosureError) {
        do {
            let (start, end) = (BelgianCalendar.startOfDay(from), BelgianCalendar.endOfDay(until))
            var names: [[UInt8]: String] = [:]
            for party in try await journal.storage.allApplications() {
                names[journal.keys.controllerKeys.employee(party.id)] = party.id
            }
            let known = names
            self.init(
                try await journal.storage.consentCounts(from: start, until: end),
                answered: try await journal.storage.answeredRequests(from: start, until: end)
            ) { known[$0] }
        } catch {
            throw DisclosureError(error)
        }
    }
}
