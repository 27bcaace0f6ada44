import Catalogue
package import Core
package import Ledger

/// The calls that would bring what is missing.
///
/// Whoever holds a plan must carry it out or release it.
package struct FetchPlan: Sendable {
    package let calls: [CallRecord]
    /// The attributes of each call, in the same order.
    package let attributes: [[AttributeID]]
    /// Which round of each shared call this plan has joined.
    package let rounds: [Int]
    /// What no connected source delivers.
    package let unreachable: [AttributeID]

    package init(calls: [CallRecord], attributes: [[AttributeID]], rounds: [Int], unreachable: [AttributeID]) {
        self.calls = calls
        self.rounds = rounds
        self.attributes = attributes
        self.unreachable = unreachable
    }
}
