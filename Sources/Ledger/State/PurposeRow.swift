package import Catalogue
package import Core

/// A purpose version as the judge knows it: the terms that decide, taken from its bytes at activation.
package struct PurposeRow: Hashable, Sendable {
    package let ref: PurposeRef
    package let terms: PurposeTerms
    package var isActive: Bool

    package init(ref: PurposeRef, terms: PurposeTerms, isActive: Bool) {
        self.ref = ref
        self.terms = terms
        self.isActive = isActive
    }

    package var json: JSON { ["purpose": ref.json, "terms": terms.json, "active": .boolean(isActive)] }

    package init?(json: JSON) {
        guard let ref = PurposeRef(json: json["purpose"]), let terms = PurposeTerms(json: json["terms"]),
            let isActive = json["active"]?.boolean
        else { return nil }
        self.init(ref: ref, terms: terms, isActive: isActive)
    }
}
