import Core
import Crypto
import Ledger

/// One pruning in the journal outside the backups: which year must stay destroyed, and how its log ended.
struct PruningLine: Hashable, Sendable {
    private static let label = "sluis-pruning-v1"

    let pruned: Pruned
    let at: Instant

    init(pruned: Pruned, at: Instant) {
        self.pruned = pruned
        self.at = at
    }

    func text(under key: SymmetricKey) -> String {
        JournalSeal(label: Self.label, key: key).line([
            "at": .string(at.rfc3339), "pruning": .string(pruned.plan.text), "scope": pruned.scope.json,
        ])
    }

    init?(_ line: ArraySlice<UInt8>, under key: SymmetricKey) {
        guard let json = JournalSeal(label: Self.label, key: key).json(line),
            let plan = json["pruning"]?.string.flatMap({ Identifier($0) }),
            let scope = PruningScope(json: json["scope"]),
            let at = json["at"]?.string.flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        self.init(pruned: Pruned(plan: plan, scope: scope), at: at)
    }
}
