/// The name of an entry of the dictionary of normalised data, such as `household.size`.
package struct AttributeID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package init(stringLiteral name: String) {
        self.name = name
    }

    package static func < (left: AttributeID, right: AttributeID) -> Bool { left.name < right.name }
}

extension AttributeID: CustomStringConvertible {
    package var description: String { name }
}
