package import Core
package import Ledger

/// The log of an earlier year as an officer sees it: until when it stays, why, and how far its destruction is.
package struct ClosedYear: Sendable {
    package let year: Int
    package let size: UInt64
    package let isGone: Bool
    /// Whole years that it stays after its own.
    package let termYears: Int
    /// The purposes that ask for more than the controller's own term, by `controller/id@n`.
    package let purposes: [String]
    package let isTermOver: Bool
    /// The newest plan to destroy it.
    package let pruning: PruningRow?

    /// The first day on which it may go.
    package var firstDay: CalendarDate? { PruningTerm.firstDay(of: year, termYears: termYears) }

    /// In plain Dutch: until when it stays, and why.
    package var words: String {
        guard !isGone, let firstDay else { return "Dit logboek is vernietigd. Hoe het eindigde, blijft bewaard." }
        let why =
            purposes.isEmpty
            ? "De wet op het Rijksregister (artikel 17) vraagt ten minste \(ErasureTerm.registerYears) jaar."
            : "Zo lang vraagt \(purposes.joined(separator: ", "))."
        guard isTermOver else {
            return """
                Dit logboek moet blijven tot en met \(DutchTime.day(firstDay.adding(days: -1))): \(termYears) jaar na het \
                einde van \(year). \(why)
                """
        }
        return "De termijn van \(termYears) jaar is om sinds \(DutchTime.day(firstDay)). \(why)"
    }
}
