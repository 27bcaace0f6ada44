package import Core

/// A key of a person that was destroyed, named by its keyed hash: ``ControllerKeys/keyID(of:_:)``.
package struct ErasedKey: Hashable, Sendable {
    package let id: [UInt8]
    /// The last version that was destroyed, and all before it; later ones seal what came after.
    package let through: UInt8

    package init(id: [UInt8], through: UInt8) {
        self.id = id
        self.through = through
    }

    package var json: JSON { ["id": .string(Hex.encode(id)), "through": .integer(Int64(through))] }

    package init?(json: JSON) {
        guard let id = json["id"]?.string.flatMap({ Hex.decode($0) }), id.count == 16,
            let through = json["through"]?.integer.flatMap({ UInt8(exactly: $0) })
        else { return nil }
        self.init(id: id, through: through)
    }
}
