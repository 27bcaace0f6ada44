package import Core

/// A planned destruction of a year's log and how far it is; it names nobody but the officers.
///
/// It is carried from log to log for ever: it stands for the year that is gone.
package struct PruningRow: AgreedRow, Hashable, Sendable {
    package let id: Identifier
    package let scope: PruningScope
    package internal(set) var agreement: Agreement

    package init(id: Identifier, scope: PruningScope, agreement: Agreement) {
        self.id = id
        self.scope = scope
        self.agreement = agreement
    }

    package var json: JSON {
        var members = agreement.members
        members["id"] = .string(id.text)
        members["scope"] = scope.json
        return .members(members)
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let scope = PruningScope(json: json["scope"]),
            let agreement = Agreement(json: json)
        else { return nil }
        self.init(id: id, scope: scope, agreement: agreement)
    }
}
