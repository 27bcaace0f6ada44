import Core
import Ledger

extension Members {
    /// `{"emergency":{"category":"…","reason":"…"}}`: why, in the words of the employee who asks.
    mutating func optionalEmergency() -> EmergencyReason? {
        guard let value = take("emergency") else { return nil }
        guard let object = value.members else {
            wrong("emergency", "An object with `category` and `reason`.")
            return nil
        }
        var inner = Members(object, path: "emergency.")
        let reason = EmergencyReason(category: inner.text("category", limit: 64), text: inner.text("reason"))
        absorb(inner)
        return reason
    }
}
