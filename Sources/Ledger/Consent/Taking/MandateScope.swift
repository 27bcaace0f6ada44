package import Core

/// What a mandate covers; a justice of the peace tailors it act by act.
package enum MandateScope: Hashable, Sendable {
    case all
    /// Ids of purposes.
    case purposes([String])
    /// Municipal products, as purposes name them.
    case products([String])

    package func covers(purpose: String, product: String?) -> Bool {
        switch self {
        case .all: true
        case .purposes(let ids): ids.contains(purpose)
        case .products(let names): product.map(names.contains) ?? false
        }
    }

    package var json: JSON {
        switch self {
        case .all: ["kind": "all"]
        case .purposes(let ids): ["kind": "purposes", "names": .array(ids.map { .string($0) })]
        case .products(let names): ["kind": "products", "names": .array(names.map { .string($0) })]
        }
    }

    package init?(json: JSON?) {
        let names = json?["names"]?.array?.compactMap(\.string)
        switch (json?["kind"]?.string, names) {
        case ("all", nil): self = .all
        case ("purposes", let names?): self = .purposes(names)
        case ("products", let names?): self = .products(names)
        default: return nil
        }
    }
}
