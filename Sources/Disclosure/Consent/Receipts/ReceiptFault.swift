/// Why a receipt proves nothing, or something else than it says.
package enum ReceiptFault: String, Hashable, Sendable, CaseIterable {
    /// There is no proof in the file, or it does not read.
    case unreadable
    /// The proof names another log's key than the one to hold it against.
    case otherKey
    /// The entry does not stand where the proof says, or nobody signed that it does.
    case notInLog
    /// The parts do not make the entry.
    case otherEntry
    /// The part that is shown is not one of the entry's.
    case otherPart
    /// The words that are shown are not those of the entry.
    case otherWords
    /// The record, the purpose, the state, the moment or the end that is shown is not that of the entry.
    case otherFacts
}
