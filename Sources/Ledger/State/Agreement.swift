package import Core

/// How far a plan is that goes only when two officers have agreed to it; it names nobody but officers.
package struct Agreement: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case planned
        /// Two officers agreed.
        case approved
        case performed
    }

    /// One officer's yes.
    package struct Approval: Hashable, Sendable {
        package let entry: Identifier
        package let officer: String

        package init(entry: Identifier, officer: String) {
            self.entry = entry
            self.officer = officer
        }
    }

    /// Officers that must agree.
    package static let needed = 2

    package let planner: String
    /// By their entries.
    package private(set) var approvals: [Approval]
    package private(set) var state: State

    package init(planner: String, approvals: [Approval] = [], state: State = .planned) {
        self.planner = planner
        self.approvals = approvals.sorted { $0.entry.text < $1.entry.text }
        self.state = state
    }

    /// Officers that must still agree.
    package var missing: Int { state == .planned ? max(0, Self.needed - approvals.count) : 0 }

    /// With one officer's yes more.
    func approved(by officer: String, entry: Identifier) -> Agreement {
        Agreement(
            planner: planner, approvals: approvals + [Approval(entry: entry, officer: officer)],
            state: approvals.count + 1 >= Self.needed ? .approved : state)
    }

    /// Carried out.
    package var performed: Agreement { Agreement(planner: planner, approvals: approvals, state: .performed) }

    /// An officer's name stands under `officer`, so that it can be told apart where the form must not hold it.
    var members: JSONMembers {
        JSONMembers([
            "approvals": .object(
                Dictionary(
                    approvals.map { ($0.entry.text, ["officer": .string($0.officer)]) },
                    uniquingKeysWith: { first, _ in first })),
            "officer": .string(planner), "state": .string(state.rawValue),
        ])
    }

    init?(json: JSON) {
        guard let planner = json["officer"]?.string, let list = json["approvals"]?.members?.all,
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        let approvals = list.compactMap { item -> Approval? in
            guard let entry = Identifier(item.name), let officer = item.value["officer"]?.string else { return nil }
            return Approval(entry: entry, officer: officer)
        }
        guard approvals.count == list.count else { return nil }
        self.init(planner: planner, approvals: approvals, state: state)
    }
}

/// A row that stands for a plan which two officers must agree to.
package protocol AgreedRow {
    /// The id of the entry that planned it.
    var id: Identifier { get }
    var agreement: Agreement { get }
}

extension AgreedRow {
    package var planner: String { agreement.planner }
    package var approvals: [Agreement.Approval] { agreement.approvals }
    package var state: Agreement.State { agreement.state }

    package func isApproved(by officer: String) -> Bool { approvals.contains { $0.officer == officer } }
}
