import Catalogue
import Core
import Ledger

/// A request that was found permitted: who, what for, on what basis, about which day.
///
/// One object that the steps share: as a struct of structs, each step would copy it.
final class Standing: Sendable {
    let request: DisclosureRequest
    let person: SubjectRef
    let purpose: Purpose
    let basis: Basis
    let consentUntil: Instant?
    let day: CalendarDate
    let interest: Interest?
    /// Whether nobody asks, and what is kept under the interest is asked again before it is too old.
    let isRefresh: Bool
    /// What was contested of what the purpose reads, when it was checked.
    let doubts: [StandingDoubt]

    init(
        request: DisclosureRequest, person: SubjectRef, purpose: Purpose, basis: Basis, consentUntil: Instant?,
        day: CalendarDate, interest: Interest?, isRefresh: Bool = false, doubts: [StandingDoubt] = []
    ) {
        self.request = request
        self.person = person
        self.purpose = purpose
        self.basis = basis
        self.consentUntil = consentUntil
        self.day = day
        self.interest = interest
        self.isRefresh = isRefresh
        self.doubts = doubts
    }

    /// An answer can be relied upon as long as the purpose says, and no longer than the consent.
    func validUntil(today: CalendarDate) -> CalendarDate {
        let byPurpose = today.adding(days: purpose.template.answerValidDays)
        guard let consentUntil else { return byPurpose }
        return min(byPurpose, BelgianCalendar.date(at: consentUntil))
    }
}
