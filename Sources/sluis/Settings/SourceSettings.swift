import Adapters
import Catalogue
import Core

/// One source, or one platform before many: how it is reached, and how much is asked of it.
struct SourceSettings: Sendable {
    /// What the source speaks, and what only that needs.
    enum Kind: Sendable {
        case magda(InscriptionSettings)
        case ksz
        case rest(RestSettings)
        /// Another controller of this installation (law 9).
        case neighbour(NeighbourSettings)

        enum Name: String, CaseIterable {
            case magda, ksz, rest, neighbour
        }
    }

    let name: String
    let kind: Kind
    /// Empty for a neighbour, which is not reached over a wire.
    let url: String
    /// The controllers that may ask it; `nil` for all.
    let askedBy: [String]?
    /// Folders of mappings, or mappings by name; `nil` for all that speak what the source speaks.
    let mappings: [String]?
    let timing: TimeSettings
    let limits: SourceLimits
    let access: AccessSettings
}
