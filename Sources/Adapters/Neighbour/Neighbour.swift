/// Another controller's gateway, as this one asks it: its desk in the same installation, or its API elsewhere.
///
/// What passes is a disclosure by the other, judged and recorded in its own log, with this controller as one of its
/// applications (law 9).
package protocol Neighbour: Sendable {
    func disclose(_ question: NeighbourQuestion) async -> NeighbourAnswer
}
