package import Core

/// What a proposal needs to be judged: storage loads these rows, and hands over all links of identity, which are few.
package enum RowKey: Hashable, Sendable {
    case purpose(id: String, version: Int)
    /// The version of a purpose that is active now.
    case activePurpose(id: String)
    /// A party. Storage hands over all parties there are: the first officer is the one before whom there is none.
    case application(String)
    case consent(Identifier)
    /// The consent records of a person for a purpose, whatever their state, those under earlier numbers included.
    case consents(SubjectRef, purpose: String)
    /// The open request with this one-time code, by its keyed hash.
    case request(code: [UInt8])
    /// A consultation, and the consent or the follow-up that it rests on.
    case consultation(Identifier)
    /// The consultations of a person that are under way, those under earlier numbers included.
    case openConsultations(SubjectRef)
    case fact(Identifier)
    /// A fact with all that holds it.
    case heldFact(Identifier)
    case hold(HoldKey)
    case link(Identifier)
    case matter(Identifier)
    case erasure(Identifier)
    case pruning(Identifier)
    case telling(Identifier)
    /// All that a person told, those under earlier numbers included.
    case tellings(SubjectRef)
    /// What may still come of the log of an earlier year, and what it holds (``YearExtent``).
    case log(Int)
    /// All holds of an interest, their facts, and the other holds on those facts.
    case interest(Identifier)
    /// All holds of a purpose, their facts, and the other holds on those facts.
    case heldFor(purpose: String)
    /// All consents and facts of a person with their holds, those under earlier numbers included.
    case person(SubjectRef)

    /// Whether the row is among the few that storage knows by heart and hands over with every proposal.
    package var isRegistry: Bool {
        switch self {
        case .purpose, .activePurpose, .application, .link, .matter, .erasure, .pruning: true
        default: false
        }
    }
}
