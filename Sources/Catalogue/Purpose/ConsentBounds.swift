/// What a purpose sets for its consents, besides their longest duration and the least assurance.
///
/// A consent may be narrower, never wider (CONSENT 1.5, upper bounds by template).
package struct ConsentBounds: Hashable, Sendable {
    /// The largest number of disclosures that may rest on one consent; `nil` for any number.
    package let uses: Int?
    package let frequency: Frequency?
    /// Days that a consent by a channel waits before its first use, so that it can be contested.
    package let contestDays: [Channel: Int]
    /// Days before one may prompt again after a no or a deferral; the citizen may come back at any time.
    package let askAgainDays: Int
    /// Days that a request can be answered.
    package let requestDays: Int
    /// Who may act for the person.
    package let representatives: Set<Representative>

    /// What holds where a purpose says nothing: the phone and a letter can be someone else's.
    package static let usual = ConsentBounds(
        contestDays: [.phone: 3, .paper: 7], askAgainDays: 180, requestDays: 30,
        representatives: Set(Representative.allCases))

    package init(
        uses: Int? = nil, frequency: Frequency? = nil, contestDays: [Channel: Int] = [:], askAgainDays: Int = 0,
        requestDays: Int = 30, representatives: Set<Representative> = []
    ) {
        self.uses = uses
        self.frequency = frequency
        self.contestDays = contestDays
        self.askAgainDays = askAgainDays
        self.requestDays = requestDays
        self.representatives = representatives
    }
}
