import Catalogue
package import Core
import Ledger

/// A kept fact by name, and the purposes whose interest keeps it.
package struct HeldFact: Hashable, Sendable {
    package let attribute: AttributeID
    package let purposes: [String]

    package init(attribute: AttributeID, purposes: [String]) {
        self.attribute = attribute
        self.purposes = purposes
    }
}
