/// An address of the address register that changed, from its change feed (FIELD 4.1).
///
/// What rests on it is to be looked up anew.
package struct AddressChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case create, update, delete
        /// Replaced by another address, as in a merger of municipalities.
        case transform
    }

    package let kind: Kind
    /// The address's number in the register.
    package let id: String
    /// The address that takes its place, after a transformation.
    package let successor: String?
    /// The NIS codes of the municipalities concerned.
    package let municipalities: [String]
    /// The names of what changed, such as `status`; never the values.
    package let attributes: [String]

    package init(kind: Kind, id: String, successor: String?, municipalities: [String], attributes: [String]) {
        self.kind = kind
        self.id = id
        self.successor = successor
        self.municipalities = municipalities
        self.attributes = attributes
    }
}
