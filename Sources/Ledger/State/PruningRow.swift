package import Core

/// A planned destruction of a year's log and how far it is; it names nobody but the officers.
///
/// It is carried from log to log for ever: it stands for the year that is gone.
package struct PruningRow: Hashable, Sendable {
    package typealias State = ErasureRow.State
    package typealias Approval = ErasureRow.Approval

    /// The id of the entry that planned it.
    package let id: Identifier
    package let scope: PruningScope
    package let planner: String
    /// By their entries.
    package private(set) var approvals: [Approval]
    package var state: State

    package init(
        id: Identifier, scope: PruningScope, planner: String, approvals: [Approval] = [], state: State = .planned
    ) {
        self.id = id
        self.scope = scope
        self.planner = planner
        self.approvals = approvals.sorted { $0.entry.text < $1.entry.text }
        self.state = state
    }

    /// With one officer's yes more.
    func approved(by officer: String, entry: Identifier) -> PruningRow {
        PruningRow(
            id: id, scope: scope, planner: planner,
            approvals: approvals + [Approval(entry: entry, officer: officer)],
            state: approvals.count + 1 >= ErasureRow.approvalsNeeded ? .approved : state)
    }

    package var json: JSON {
        [
            "approvals": .object(
                Dictionary(
                    approvals.map { ($0.entry.text, ["officer": .string($0.officer)]) },
                    uniquingKeysWith: { first, _ in first })),
            "id": .string(id.text), "officer": .string(planner), "scope": scope.json,
            "state": .string(state.rawValue),
        ]
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let scope = PruningScope(json: json["scope"]),
            let planner = json["officer"]?.string, let list = json["approvals"]?.members?.all,
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        let approvals = list.compactMap { item -> Approval? in
            guard let entry = Identifier(item.name), let officer = item.value["officer"]?.string else { return nil }
            return Approval(entry: entry, officer: officer)
        }
        guard approvals.count == list.count else { return nil }
        self.init(id: id, scope: scope, planner: planner, approvals: approvals, state: state)
    }
}
