import Catalogue
import Core
import Ledger

/// What a consultation brought.
struct Fetched: Sendable {
    /// `nil` when there was nobody to ask.
    let consultation: Identifier?
    let calls: [FetchedCall]
    let unreachable: [AttributeID]
    /// Whether what came could be kept, as far as there was anything to keep.
    var mayKeep = true
}
