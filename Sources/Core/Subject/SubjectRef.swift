/// A person or body as one controller knows it: 128 random bits, so that nothing outside the alias table leads to a
/// number, and the same person has unrelated refs at two controllers (law 9).
package struct SubjectRef: Hashable, Sendable {
    package let id: Identifier

    package init(_ id: Identifier) {
        self.id = id
    }

    package static func random(_ entropy: Entropy) -> SubjectRef { SubjectRef(.random(entropy)) }

    package var text: String { id.text }
}
