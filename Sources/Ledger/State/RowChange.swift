package import Core

/// A change to a projection, in the order of the log.
package enum RowChange: Hashable, Sendable {
    case purpose(PurposeRow)
    case application(ApplicationRow)
    case consent(ConsentRow)
    case consultation(ConsultationRow)
    case fact(FactRow)
    case hold(HoldRow)
    case dropHold(HoldKey)
    case dropFact(Identifier)
    case link(LinkRow)
    case matter(MatterRow)
    case erasure(ErasureRow)
    case pruning(PruningRow)
    case telling(TellingRow)
    /// The end of a row whose entry was erased.
    case drop(RowName)
}
