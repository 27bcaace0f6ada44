package import Core

/// A planned erasure and how far it is; it names nobody but the officers.
package struct ErasureRow: AgreedRow, Hashable, Sendable {
    package let id: Identifier
    package let keyClass: KeyClass
    /// The key's keyed hash, ``ControllerKeys/keyID(of:_:)``.
    package let key: [UInt8]
    package let ground: ErasureGround
    package internal(set) var agreement: Agreement

    package init(id: Identifier, keyClass: KeyClass, key: [UInt8], ground: ErasureGround, agreement: Agreement) {
        self.id = id
        self.keyClass = keyClass
        self.key = key
        self.ground = ground
        self.agreement = agreement
    }

    package var json: JSON {
        var members = agreement.members
        members["ground"] = .string(ground.rawValue)
        members["id"] = .string(id.text)
        members["key"] = .string(Hex.encode(key))
        members["keyClass"] = .string(keyClass.name)
        return .members(members)
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let keyClass = json["keyClass"]?.string.flatMap({ KeyClass(name: $0) }),
            let key = json["key"]?.string.flatMap({ Hex.decode($0) }),
            let ground = json["ground"]?.string.flatMap({ ErasureGround(rawValue: $0) }),
            let agreement = Agreement(json: json)
        else { return nil }
        self.init(id: id, keyClass: keyClass, key: key, ground: ground, agreement: agreement)
    }
}
