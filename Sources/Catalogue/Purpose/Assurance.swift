/// How sure we are of who acted, from weak to strong.
package enum Assurance: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Call-back number and two control questions.
    case questions
    /// A signed paper.
    case signature
    /// The card was seen and read by an employee.
    case eidSeen
    /// The citizen used the card's PIN or a recognised app.
    case eidUsed

    package static func < (left: Assurance, right: Assurance) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
