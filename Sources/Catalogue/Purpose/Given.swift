package import Core

/// An attribute that a purpose gives as it is, with the reason why no answer would do.
package struct Given: Hashable, Sendable {
    package let attribute: AttributeID
    package let reason: String

    package init(attribute: AttributeID, reason: String) {
        self.attribute = attribute
        self.reason = reason
    }
}
