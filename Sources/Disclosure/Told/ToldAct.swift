package import Catalogue
package import Core
package import Ledger

/// What a citizen tells, tells anew or takes back, as a clerk takes it down.
package struct ToldAct: Sendable {
    package let number: INSZ
    package let taking: Taking
    package let acting: Acting?
    /// The hash of the purpose's words that were read or shown.
    package let noticeHash: String
    package let readAloud: Bool
    /// That it may stay untold was said.
    package let otherWayTold: Bool
    /// An earlier end than the purpose's longest; the last day counts.
    package let until: CalendarDate?

    package init(
        number: INSZ, taking: Taking, acting: Acting? = nil, noticeHash: String = "", readAloud: Bool = false,
        otherWayTold: Bool = false, until: CalendarDate? = nil
    ) {
        self.number = number
        self.taking = taking
        self.acting = acting
        self.noticeHash = noticeHash
        self.readAloud = readAloud
        self.otherWayTold = otherWayTold
        self.until = until
    }
}

/// The one thing that is told.
package struct ToldThing: Sendable {
    package let kind: Tellable
    package let value: Value

    /// `nil` where it is no such value.
    package init?(_ kind: Tellable, _ json: JSON?) {
        guard let value = kind.value(json) else { return nil }
        self.kind = kind
        self.value = value
    }
}
