package import Catalogue
import Core

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
}
