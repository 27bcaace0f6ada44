import Core
import Ledger

/// What hangs on a person's key of a class, as the log and the tables have it now.
struct HangingData: Hashable, Sendable {
    var parts: [PartPlace] = []
    var dropped: [RowName] = []
    var left: [LeftRow] = []
    /// Parts among them by which someone acted for another.
    var represents = 0
    /// The time of the newest entry among them.
    var newest: Instant?
}
