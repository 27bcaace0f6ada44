import Catalogue
package import Core
import Ledger

/// How fresh a request wants its data, in days: fresher than the purpose allows, never staler.
package struct AskedFreshness: Hashable, Sendable {
    /// For every attribute that the purpose would let be older.
    package let all: Int?
    package let byAttribute: [AttributeID: Int]

    package static let asThePurposeSays = AskedFreshness()

    package init(all: Int? = nil, byAttribute: [AttributeID: Int] = [:]) {
        self.all = all
        self.byAttribute = byAttribute
    }

    package func days(of attribute: AttributeID) -> Int? {
        switch (all, byAttribute[attribute]) {
        case (let all?, let own?): min(all, own)
        case (let all, let own): own ?? all
        }
    }

    /// Why it cannot be asked so: of what the purpose does not read, or staler than it allows.
    func rule(against purpose: Purpose, reading attributes: [AttributeID]) -> Refusal.Rule? {
        for (attribute, days) in byAttribute {
            guard attributes.contains(attribute) else { return .unknownAttribute }
            if days > purpose.freshness(of: attribute).maximumAgeDays { return .stalerNotAllowed }
        }
        guard let all else { return nil }
        let oldest = attributes.map { purpose.freshness(of: $0).maximumAgeDays }.max() ?? 0
        return all > oldest ? .stalerNotAllowed : nil
    }
}
