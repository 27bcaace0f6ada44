/// The day that a purpose asks about when the request names none.
package enum ReferenceDateRule: String, Hashable, Sendable, CaseIterable {
    case today
    /// 1 January of the current year.
    case firstOfJanuary
}
