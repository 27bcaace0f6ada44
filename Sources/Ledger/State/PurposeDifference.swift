/// One thing in which a version of a purpose differs from an earlier one, as an officer sees it before activating.
package struct PurposeDifference: Hashable, Sendable {
    package enum Aspect: String, Hashable, Sendable, CaseIterable {
        case act, aim, product, outputs, attributes, sources, titles, recipients, keeping, duration, uses, frequency
        case channels, assurance, contestPeriod, representatives, caseRequired, notice, freshness
    }

    package let aspect: Aspect
    /// Whether it asks for more: then a consent to the earlier version does not carry over, and the citizen is asked.
    package let isWider: Bool
    package let before: String?
    package let now: String?

    package init(_ aspect: Aspect, isWider: Bool, before: String?, now: String?) {
        self.aspect = aspect
        self.isWider = isWider
        self.before = before
        self.now = now
    }
}
