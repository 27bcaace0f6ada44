/// What an answer of a purpose may lead to.
package enum Consequence: String, Hashable, Sendable, CaseIterable {
    /// A decision of the back office, after the law and the regulation.
    case decision
    /// A signal: an offer of help to the citizen, and never a refusal, a recovery or a check (DESIGN 6).
    case offer
}
