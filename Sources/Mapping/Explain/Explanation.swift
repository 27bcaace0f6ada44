package import Core

/// Where attributes come from and what they lead to: from elements of a source to the answers of purposes.
package struct Explanation: Hashable, Sendable {
    /// One attribute out of one service.
    package struct Origin: Hashable, Sendable {
        package let attribute: AttributeID
        package let mapping: String
        package let source: String
        package let function: String
        /// The elements that it rests on, from the answer's content on.
        package let elements: [String]
    }

    /// One purpose that asks one of the attributes.
    package struct Use: Hashable, Sendable {
        package let purpose: String
        package let attribute: AttributeID
        /// The answers that rest on it; empty where the purpose gives the attribute itself only.
        package let answers: [String]
        package let isGiven: Bool
    }

    package let origins: [Origin]
    package let uses: [Use]

    package var isEmpty: Bool { origins.isEmpty && uses.isEmpty }
}
