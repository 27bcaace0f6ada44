import Catalogue
import Core

extension Judge {
    /// Nothing of another controller stands in this log.
    static func foreign(_ purpose: PurposeRef?, _ controller: String) -> Refusal? {
        purpose.map { $0.controller == controller } ?? true ? nil : Refusal(.wrongController, law: 9)
    }

    /// The version that an event names must be this controller's, active, and of the very bytes that were activated.
    static func active(_ purpose: PurposeRef, _ rows: Rows, _ controller: String) -> Refusal? {
        if let refusal = foreign(purpose, controller) { return refusal }
        guard let row = rows.purpose(purpose.id, purpose.version), row.isActive, row.ref == purpose else {
            return Refusal(.purposeNotActive, law: 2)
        }
        return nil
    }
}
