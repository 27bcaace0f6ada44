package import Core

/// A planned erasure and how far it is; it names nobody but the officers.
package struct ErasureRow: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case planned
        /// Two officers agreed.
        case approved
        case performed
    }

    /// Officers that must agree.
    package static let approvalsNeeded = 2

    /// The id of the entry that planned it.
    package let id: Identifier
    package let keyClass: KeyClass
    /// The key's keyed hash, ``ControllerKeys/keyID(of:_:)``.
    package let key: [UInt8]
    package let ground: ErasureGround
    package let planner: String
    /// By their entries.
    package private(set) var approvals: [Approval]
    package var state: State

    package struct Approval: Hashable, Sendable {
        package let entry: Identifier
        package let officer: String

        package init(entry: Identifier, officer: String) {
            self.entry = entry
            self.officer = officer
        }
    }

    package init(
        id: Identifier, keyClass: KeyClass, key: [UInt8], ground: ErasureGround, planner: String,
        approvals: [Approval] = [], state: State = .planned
    ) {
        self.id = id
        self.keyClass = keyClass
        self.key = key
        self.ground = ground
        self.planner = planner
        self.approvals = approvals.sorted { $0.entry.text < $1.entry.text }
        self.state = state
    }

    /// With one officer's yes more.
    func approved(by officer: String, entry: Identifier) -> ErasureRow {
        ErasureRow(
            id: id, keyClass: keyClass, key: key, ground: ground, planner: planner,
            approvals: approvals + [Approval(entry: entry, officer: officer)],
            state: approvals.count + 1 >= Self.approvalsNeeded ? .approved : state)
    }

    /// An officer's name stands under `officer`, so that it can be told apart where the form must not hold it.
    package var json: JSON {
        [
            "approvals": .object(
                Dictionary(
                    approvals.map { ($0.entry.text, ["officer": .string($0.officer)]) },
                    uniquingKeysWith: { first, _ in first })),
            "ground": .string(ground.rawValue), "id": .string(id.text), "key": .string(Hex.encode(key)),
            "keyClass": .string(keyClass.name), "officer": .string(planner), "state": .string(state.rawValue),
        ]
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let keyClass = json["keyClass"]?.string.flatMap({ KeyClass(name: $0) }),
            let key = json["key"]?.string.flatMap({ Hex.decode($0) }),
            let ground = json["ground"]?.string.flatMap({ ErasureGround(rawValue: $0) }),
            let planner = json["officer"]?.string, let list = json["approvals"]?.members?.all,
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        let approvals = list.compactMap { item -> Approval? in
            guard let entry = Identifier(item.name), let officer = item.value["officer"]?.string else { return nil }
            return Approval(entry: entry, officer: officer)
        }
        guard approvals.count == list.count else { return nil }
        self.init(
            id: id, keyClass: keyClass, key: key, ground: ground, planner: planner, approvals: approvals, state: state)
    }
}
