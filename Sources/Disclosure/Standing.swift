import Catalogue
import Core
import Ledger

/// A request that was found permitted: who, what for, on what basis, about which day.
struct Standing: Sendable {
    let request: DisclosureRequest
    let person: SubjectRef
    let purpose: Purpose
    let basis: Basis
    let consentUntil: Instant?
    let day: CalendarDate
    let interest: Interest?

    /// An answer can be relied upon as long as the purpose says, and no longer than the consent.
    func validUntil(today: CalendarDate) -> CalendarDate {
        let byPurpose = today.adding(days: purpose.template.answerValidDays)
        guard let consentUntil else { return byPurpose }
        return min(byPurpose, BelgianCalendar.date(at: consentUntil))
    }
}
