package import Catalogue
package import Core
package import Ledger

/// Someone who acts for a person or with them, still by their number.
package struct Acting: Sendable {
    package let number: INSZ
    package let kind: Representative
    package let mode: Representation.Mode
    package let actor: Representation.Actor
    /// The register or decision in which the mandate was found.
    package let source: String
    package let scope: MandateScope
    /// Its last day; a parent's ends by itself on the day before the child turns 18.
    package let until: CalendarDate?
    /// How the person hears of what was done in their name.
    package let informed: ReadBack?
    /// What the child said, where a parent or guardian acts.
    package let heard: Representation.Hearing?

    package init(
        number: INSZ, kind: Representative, mode: Representation.Mode, actor: Representation.Actor, source: String,
        scope: MandateScope, until: CalendarDate?, informed: ReadBack?, heard: Representation.Hearing? = nil
    ) {
        self.number = number
        self.kind = kind
        self.mode = mode
        self.actor = actor
        self.source = source
        self.scope = scope
        self.until = until
        self.informed = informed
        self.heard = heard
    }

    /// The mandate as it was found now, about this person.
    func mandate(over person: INSZ, at now: Instant) -> Mandate {
        var last = until.map { BelgianCalendar.endOfDay($0) }
        if kind == .parent, last == nil {
            let majority = person.birthDate.earliest.adding(years: 18)
            last = BelgianCalendar.startOfDay(majority).adding(milliseconds: -1)
        }
        return Mandate(kind: kind, source: source, scope: scope, until: last, checkedAt: now)
    }
}
